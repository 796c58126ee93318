using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Grains.Units;

public static class UnitServices
{
    /// <summary>What unit grains need: <see cref="UnitOptions"/> from the section <c>Units</c>.</summary>
    public static IServiceCollection AddUnits(this IServiceCollection services) =>
        services.AddChecked<UnitOptions>("Units", options => options.Fault());
}
