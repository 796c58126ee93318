using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dispatch.Grains.Cells;

public static class CellServices
{
    /// <summary>What cell grains need: <see cref="CellOptions"/> from the section <c>Cells</c>, and the meter <c>Dispatch.Cells</c>.</summary>
    public static IServiceCollection AddCells(this IServiceCollection services)
    {
        services.TryAddSingleton<CellMetrics>();
        return services.AddChecked<CellOptions>("Cells", options => options.Fault());
    }
}
