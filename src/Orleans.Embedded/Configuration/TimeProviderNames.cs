namespace Orleans.Runtime
{
    /// <summary>Keys under which another <see cref="TimeProvider"/> may be registered for a part of the engine; otherwise the unkeyed one serves.</summary>
    public static class TimeProviderNames
    {
        /// <summary>Grain timers and <see cref="IGrainRuntime.TimeProvider"/>.</summary>
        public const string Grains = "Orleans.Grains";

        /// <summary>The idle collector.</summary>
        public const string ActivationManagement = "Orleans.ActivationManagement";
    }
}

namespace Orleans.Reminders
{
    /// <inheritdoc cref="TimeProviderNames"/>
    public static class ReminderTimeProviderNames
    {
        public const string Reminders = "Orleans.Reminders";
    }
}
