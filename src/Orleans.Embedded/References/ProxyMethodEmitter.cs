using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>Emits one method of a reference: <c>return this.Call(new Request { … }, Methods[i])</c>.</summary>
internal static class ProxyMethodEmitter
{
    private static readonly MethodInfo ToReference = typeof(ReferenceConversion).GetMethod(nameof(ReferenceConversion.ToReference))!;

    public static void Emit(TypeBuilder proxy, FieldInfo table, MethodInfo method, Type request, int index)
    {
        var parameters = method.GetParameters();
        var body = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            [.. parameters.Select(parameter => parameter.ParameterType)]);
        var il = body.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, request.GetConstructor([])!);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, i + 1);
            if (IsAddressable(parameters[i].ParameterType))
            {
                il.Emit(OpCodes.Call, ToReference.MakeGenericMethod(parameters[i].ParameterType));
            }

            il.Emit(OpCodes.Stfld, request.GetField(RequestEmitter.ArgumentName(i))!);
        }

        il.Emit(OpCodes.Ldsfld, table);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Ldelem_Ref);
        il.Emit(OpCodes.Call, SenderOf(method.ReturnType));
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(body, method);
    }

    private static bool IsAddressable(Type type) => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type);

    private static MethodInfo SenderOf(Type result)
    {
        var isValue = result == typeof(ValueTask) || (result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ValueTask<>));
        var name = result == typeof(void) ? nameof(GrainReference.CallVoid)
            : isValue ? nameof(GrainReference.CallValue)
            : nameof(GrainReference.Call);
        var wantsResult = result.IsGenericType;
        var sender = typeof(GrainReference).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
            .Single(method => method.Name == name && method.IsGenericMethod == (wantsResult || name == nameof(GrainReference.Call)));
        return sender.IsGenericMethod
            ? sender.MakeGenericMethod(wantsResult ? result.GetGenericArguments()[0] : typeof(Nothing))
            : sender;
    }
}
