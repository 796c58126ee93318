// Replaced by the engine's own files; keeps the global usings valid until then.
namespace Orleans.Hosting { internal static class Placeholder; }
namespace Orleans.Runtime { internal static class Placeholder; }
