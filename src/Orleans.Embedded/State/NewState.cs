using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Orleans.Storage;

/// <summary>An empty state: by its parameterless constructor, else with every field at its default, as Orleans makes it.</summary>
internal static class NewState
{
    public static T Of<T>() => Maker<T>.Make();

    private static class Maker<T>
    {
        public static readonly Func<T> Make =
            typeof(T).IsValueType ? static () => default!
            : typeof(T).GetConstructor([]) is { } constructor ? Expression.Lambda<Func<T>>(Expression.New(constructor)).Compile()
            : static () => (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
    }
}
