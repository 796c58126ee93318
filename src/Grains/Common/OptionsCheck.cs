using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dispatch.Grains;

/// <summary>Refuses to start with figures that cannot work, in the words of the options themselves.</summary>
/// <param name="fault">Null when every figure is usable; otherwise a sentence that names the setting and its range.</param>
internal sealed class OptionsCheck<T>(Func<T, string?> fault) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options) =>
        fault(options) is { } sentence ? ValidateOptionsResult.Fail(sentence) : ValidateOptionsResult.Success;
}

internal static class OptionsCheckExtensions
{
    /// <summary>Options of one section of the configuration, checked at start.</summary>
    public static IServiceCollection AddChecked<T>(this IServiceCollection services, string section, Func<T, string?> fault)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new OptionsCheck<T>(fault));
        return services;
    }
}
