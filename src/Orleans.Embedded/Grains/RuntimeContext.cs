namespace Orleans.Runtime;

/// <summary>The running activation is the one whose scheduler runs the code: nothing else has to be kept in step.</summary>
internal static class RuntimeContext
{
    public static IGrainContext? Current => TaskScheduler.Current as IGrainContext;
}

internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public IGrainContext? GrainContext => RuntimeContext.Current;
}
