using System.Reflection;

namespace Orleans.Runtime;

/// <summary>The assemblies that can hold grains: those that reference the engine.</summary>
internal static class GrainAssemblies
{
    private static readonly string Engine = typeof(GrainAssemblies).Assembly.GetName().Name!;

    public static IReadOnlyCollection<Assembly> All()
    {
        var seen = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        var queue = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(UsesEngine));
        if (Assembly.GetEntryAssembly() is { } entry)
        {
            queue.Enqueue(entry);
        }

        while (queue.TryDequeue(out var assembly))
        {
            if (seen.TryAdd(assembly.FullName ?? "", assembly))
            {
                foreach (var name in assembly.GetReferencedAssemblies().Where(MayUseEngine))
                {
                    if (Load(name) is { } reference)
                    {
                        queue.Enqueue(reference);
                    }
                }
            }
        }

        return [.. seen.Values.Where(UsesEngine)];
    }

    /// <summary>Types of an assembly; those that cannot be loaded for want of an optional reference are no grains.</summary>
    public static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partial)
        {
            return partial.Types.OfType<Type>();
        }
    }

    private static bool UsesEngine(Assembly assembly) =>
        !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(name => name.Name == Engine);

    private static bool MayUseEngine(AssemblyName name) =>
        !name.Name!.StartsWith("System", StringComparison.Ordinal)
        && !name.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
        && name.Name != Engine;

    private static Assembly? Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null; // an optional reference that is not deployed
        }
    }
}
