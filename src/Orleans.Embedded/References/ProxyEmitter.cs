using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>
/// Emits the reference class of one interface: each method makes its request object, fills in the arguments and
/// sends it. A call through it costs an interface call and one allocation, and no reflection.
/// </summary>
internal static class ProxyEmitter
{
    private static readonly Type[] ConstructorParameters = [typeof(ReferenceFactory), typeof(GrainId)];

    public static Func<ReferenceFactory, GrainId, GrainReference> Emit(Type interfaceType)
    {
        if (!interfaceType.IsInterface || !typeof(IAddressable).IsAssignableFrom(interfaceType) || interfaceType.ContainsGenericParameters)
        {
            throw new ArgumentException($"{interfaceType} is not a grain or observer interface.", nameof(interfaceType));
        }

        var module = NewModule(interfaceType);
        var methods = interfaceType.GetInterfaces().Prepend(interfaceType)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public).Where(method => method.IsAbstract))
            .ToArray();
        var proxy = module.DefineType($"Reference_{interfaceType.Name}", TypeAttributes.Sealed | TypeAttributes.Public, typeof(GrainReference), [interfaceType]);
        var table = proxy.DefineField("Methods", typeof(GrainMethod[]), FieldAttributes.Public | FieldAttributes.Static);
        DefineInterfaceName(proxy, interfaceType);
        DefineConstructor(proxy);
        var requests = new Type[methods.Length];
        for (var i = 0; i < methods.Length; i++)
        {
            requests[i] = RequestEmitter.Emit(module, interfaceType, methods[i], i);
            ProxyMethodEmitter.Emit(proxy, table, methods[i], requests[i], i);
        }

        var made = proxy.CreateType();
        made.GetField(table.Name)!.SetValue(null, methods.Select((method, i) => Describe(interfaceType, method, requests[i])).ToArray());
        return MakerOf(made.GetConstructor(ConstructorParameters)!);
    }

    private static GrainMethod Describe(Type interfaceType, MethodInfo method, Type request) => new(interfaceType, method)
    {
        Arguments = [.. method.GetParameters().Select((_, i) => request.GetField(RequestEmitter.ArgumentName(i))!)],
    };

    /// <summary>A module that may use internal types of the engine and of the interface's assemblies.</summary>
    private static ModuleBuilder NewModule(Type interfaceType)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName($"Orleans.Embedded.{interfaceType.FullName}"), AssemblyBuilderAccess.Run);
        var attribute = typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        var used = interfaceType.GetInterfaces().Prepend(interfaceType)
            .SelectMany(type => type.GetMethods().SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .SelectMany(WithArguments)
            .Concat([interfaceType, typeof(Engine)])
            .Select(type => type.Assembly.GetName().Name!)
            .Distinct(StringComparer.Ordinal);
        foreach (var name in used)
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [name]));
        }

        return assembly.DefineDynamicModule("main");
    }

    private static IEnumerable<Type> WithArguments(Type type) => type.HasElementType
        ? WithArguments(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(WithArguments).Prepend(type);

    private static void DefineConstructor(TypeBuilder proxy)
    {
        var constructor = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, ConstructorParameters);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, ConstructorParameters)!);
        il.Emit(OpCodes.Ret);
    }

    private static void DefineInterfaceName(TypeBuilder proxy, Type interfaceType)
    {
        var getter = typeof(GrainReference).GetProperty(nameof(GrainReference.InterfaceName))!.GetMethod!;
        var method = proxy.DefineMethod(getter.Name, MethodAttributes.Public | MethodAttributes.Virtual, typeof(string), []);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldstr, interfaceType.FullName ?? interfaceType.Name);
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(method, getter);
    }

    private static Func<ReferenceFactory, GrainId, GrainReference> MakerOf(ConstructorInfo constructor)
    {
        var factory = Expression.Parameter(typeof(ReferenceFactory));
        var id = Expression.Parameter(typeof(GrainId));
        return Expression.Lambda<Func<ReferenceFactory, GrainId, GrainReference>>(
            Expression.New(constructor, factory, id), factory, id).Compile();
    }
}
