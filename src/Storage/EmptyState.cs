using System.Runtime.CompilerServices;

namespace Dispatch.Storage;

/// <summary>
/// What a grain finds when nothing is stored: made by the parameterless constructor, else with every member at its default,
/// as Orleans' own providers make it. Grains ask <c>RecordExists</c> and never read such a state.
/// </summary>
internal static class EmptyState
{
    public static T Of<T>() => typeof(T).IsValueType || typeof(T).GetConstructor([]) is not null
        ? Activator.CreateInstance<T>() : (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
}
