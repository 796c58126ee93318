using Dispatch.Domain;

namespace Dispatch.Gateway.Problems;

/// <summary>Carries a refusal out of parameter binding, where ASP.NET Core offers no other way back.</summary>
internal sealed class BadInputException(Refusal refusal, int? status = null) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>An HTTP status that no <see cref="RefusalKind"/> stands for, such as 413 or 415.</summary>
    public int? Status { get; } = status;
}
