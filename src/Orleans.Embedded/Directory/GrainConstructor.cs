using System.Reflection;

namespace Orleans.Runtime;

/// <summary>
/// Makes grains: constructor parameters are states ([PersistentState]), the activation's context, keyed services
/// or services. Singletons are looked up once for the class, so that most activations need no service scope.
/// </summary>
internal sealed class GrainConstructor
{
    private readonly ConstructorInvoker _invoker;
    private readonly Func<Activation, object?>[] _parameters;

    public GrainConstructor(Type type, Engine engine)
    {
        var constructor = Choose(type);
        _invoker = ConstructorInvoker.Create(constructor);
        _parameters = [.. constructor.GetParameters().Select(parameter => Resolve(parameter, engine))];
    }

    public object Create(Activation activation)
    {
        if (_parameters.Length == 0)
        {
            return _invoker.Invoke();
        }

        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _parameters[i](activation);
        }

        return _invoker.Invoke(arguments.AsSpan());
    }

    private static ConstructorInfo Choose(Type type)
    {
        var all = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        return all.FirstOrDefault(constructor => constructor.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? all.Where(constructor => constructor.IsPublic).MaxBy(constructor => constructor.GetParameters().Length)
            ?? throw new OrleansConfigurationException($"Grain class {type} has no public constructor.");
    }

    private static Func<Activation, object?> Resolve(ParameterInfo parameter, Engine engine)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
        {
            return PersistentStateFactory.For(type, state, engine);
        }

        if (type == typeof(IGrainContext))
        {
            return static activation => activation;
        }

        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { Key: { } key })
        {
            return activation => activation.ActivationServices.GetRequiredKeyedService(type, key);
        }

        if (engine.IsSingleton(type))
        {
            var service = new Lazy<object>(() => engine.Services.GetRequiredService(type));
            return _ => service.Value;
        }

        if (parameter.HasDefaultValue)
        {
            return activation => activation.ActivationServices.GetService(type) ?? parameter.DefaultValue;
        }

        return type == typeof(IServiceProvider)
            ? static activation => activation.ActivationServices
            : activation => activation.ActivationServices.GetRequiredService(type);
    }
}
