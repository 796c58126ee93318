using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>Emits the request class of one method: a field for each argument and the call itself.</summary>
internal static class RequestEmitter
{
    public static string ArgumentName(int index) => $"Argument{index}";

    public static Type Emit(ModuleBuilder module, Type interfaceType, MethodInfo method, int index)
    {
        Check(interfaceType, method);
        var (parent, call) = ShapeOf(method.ReturnType);
        var type = module.DefineType($"{interfaceType.Name}_{method.Name}_{index}", TypeAttributes.Sealed | TypeAttributes.Public, parent);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        var fields = method.GetParameters()
            .Select((parameter, i) => type.DefineField(ArgumentName(i), parameter.ParameterType, FieldAttributes.Public))
            .ToArray();
        DefineCall(type, parent, call, method, fields);
        if (Array.Find(fields, field => field.FieldType == typeof(CancellationToken)) is { } token)
        {
            DefineToken(type, token);
        }

        return type.CreateType();
    }

    private static void Check(Type interfaceType, MethodInfo method)
    {
        var problem = method.IsGenericMethodDefinition ? "is generic"
            : method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef) ? "has a ref or out parameter"
            : method.GetParameters().Count(parameter => parameter.ParameterType == typeof(CancellationToken)) > 1 ? "has more than one CancellationToken"
            : ShapeOf(method.ReturnType).Parent is null ? $"returns {method.ReturnType} rather than Task, ValueTask or one of these with a result"
            : method.ReturnType == typeof(void) && !typeof(IGrainObserver).IsAssignableFrom(interfaceType) ? "returns void, which only observers may"
            : null;
        if (problem is not null)
        {
            throw new OrleansConfigurationException($"Method {interfaceType}.{method.Name} {problem}.");
        }
    }

    private static (Type Parent, string Call) ShapeOf(Type result)
    {
        if (!result.IsGenericType)
        {
            return result == typeof(Task) ? (typeof(TaskRequest), "Call")
                : result == typeof(ValueTask) ? (typeof(ValueTaskRequest), "CallValue")
                : result == typeof(void) ? (typeof(VoidRequest), "CallVoid")
                : default;
        }

        var definition = result.GetGenericTypeDefinition();
        return definition == typeof(Task<>) ? (typeof(TaskRequest<>).MakeGenericType(result.GetGenericArguments()), "Call")
            : definition == typeof(ValueTask<>) ? (typeof(ValueTaskRequest<>).MakeGenericType(result.GetGenericArguments()), "CallValue")
            : default;
    }

    private static void DefineCall(TypeBuilder type, Type parent, string name, MethodInfo method, FieldBuilder[] fields)
    {
        var overridden = parent.GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
        var call = type.DefineMethod(name, MethodAttributes.Family | MethodAttributes.Virtual, method.ReturnType, [typeof(object)]);
        var il = call.GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
        }

        il.Emit(OpCodes.Callvirt, method);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(call, overridden);
    }

    private static void DefineToken(TypeBuilder type, FieldBuilder token)
    {
        var getter = typeof(Request).GetMethod(nameof(Request.GetCancellationToken))!;
        var get = type.DefineMethod(getter.Name, MethodAttributes.Public | MethodAttributes.Virtual, typeof(CancellationToken), []);
        var il = get.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, token);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(get, getter);

        var setter = typeof(Request).GetMethod(nameof(Request.SetCancellationToken))!;
        var set = type.DefineMethod(setter.Name, MethodAttributes.Public | MethodAttributes.Virtual, typeof(void), [typeof(CancellationToken)]);
        il = set.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, token);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(set, setter);
    }
}
