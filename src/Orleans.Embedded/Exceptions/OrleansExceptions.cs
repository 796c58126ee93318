namespace Orleans.Runtime
{
    /// <summary>Base of the engine's own exceptions.</summary>
    public class OrleansException : Exception
    {
        public OrleansException()
        {
        }

        public OrleansException(string message)
            : base(message)
        {
        }

        public OrleansException(string message, Exception innerException)
            : base(message, innerException)
        {
        }
    }

    /// <summary>A mailbox is full: the call was refused and nothing of it was run.</summary>
    public sealed class LimitExceededException : OrleansException
    {
        public LimitExceededException()
        {
        }

        public LimitExceededException(string message)
            : base(message)
        {
        }

        public LimitExceededException(string message, Exception innerException)
            : base(message, innerException)
        {
        }

        public LimitExceededException(string limitName, int current, int threshold, object? extraInfo)
            : base($"Limit exceeded {limitName} Current={current} Threshold={threshold}{(extraInfo is null ? "" : $" {extraInfo}")}")
        {
        }
    }

    /// <summary>The observer that was called is gone.</summary>
    public sealed class ClientNotAvailableException : OrleansException
    {
        internal ClientNotAvailableException(string message)
            : base(message)
        {
        }
    }

    /// <summary>The engine has stopped or has not started.</summary>
    public sealed class SiloUnavailableException : OrleansException
    {
        public SiloUnavailableException()
        {
        }

        public SiloUnavailableException(string msg)
            : base(msg)
        {
        }

        public SiloUnavailableException(string message, Exception innerException)
            : base(message, innerException)
        {
        }
    }

    /// <summary>The configuration cannot work.</summary>
    public sealed class OrleansConfigurationException : Exception
    {
        public OrleansConfigurationException(string message)
            : base(message)
        {
        }

        public OrleansConfigurationException(string message, Exception innerException)
            : base(message, innerException)
        {
        }
    }
}

namespace Orleans.Serialization
{
    /// <summary>
    /// A type that cannot cross a call: on Orleans for want of a codec; here, so that the fault shows early,
    /// for exceptions outside System, Microsoft and Azure that lack <c>[GenerateSerializer]</c>.
    /// </summary>
    public sealed class CodecNotFoundException : Exception
    {
        public CodecNotFoundException(string message)
            : base(message)
        {
        }

        internal CodecNotFoundException(string message, Exception original)
            : base(message, original)
        {
        }
    }
}
