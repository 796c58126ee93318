using Dispatch.Load.Simulations;

namespace Dispatch.Load.Tests;

public sealed class ArrivalScheduleTests
{
    private static ArrivalSchedule Of(string text) => new(LoadSimulation.Parse(text)!);

    [Fact]
    public void A_constant_rate_spreads_arrivals_evenly()
    {
        var schedule = Of("constant 100 10s");
        schedule.Count.ShouldBe(1_000);
        schedule.At(0).ShouldBe(0);
        schedule.At(250).ShouldBe(2.5, 1e-9);
    }

    [Theory]
    [InlineData("ramp 0-200 10s")]
    [InlineData("ramp 300-20 7s")]
    [InlineData("spike 50-900 20s")]
    [InlineData("ramp 0-100 3s, constant 100 5s, spike 100-400 4s, ramp 100-0 3s")]
    public void So_many_have_arrived_as_the_area_under_the_rate_says(string text)
    {
        // The slow, obvious model: add up the rate in steps of a ten-thousandth of a second.
        var simulations = LoadSimulation.Parse(text)!;
        var schedule = new ArrivalSchedule(simulations);
        const double step = 1e-4;
        var (area, begins, number) = (0.0, 0.0, 0L);
        foreach (var part in simulations)
        {
            for (var t = 0.0; t < part.During.TotalSeconds; t += step)
            {
                area += step * (part.From + ((part.To - part.From) * (t + (step / 2)) / part.During.TotalSeconds));
                for (; number < schedule.Count && number <= area - 1e-6; number++)
                    schedule.At(number).ShouldBe(begins + t, 0.15);
            }
            begins += part.During.TotalSeconds;
        }
        ((double)schedule.Count).ShouldBe(area, 1.01);
        schedule.Length.TotalSeconds.ShouldBe(begins, 1e-6);
    }

    [Theory]
    [InlineData("ramp 300-20 7s")]
    [InlineData("spike 50-900 20s")]
    public void Nobody_arrives_before_the_one_before(string text)
    {
        var schedule = Of(text);
        for (var number = 1L; number < schedule.Count; number++)
            schedule.At(number).ShouldBeGreaterThanOrEqualTo(schedule.At(number - 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("constant 100")]
    [InlineData("constant 100-200 10s")]
    [InlineData("storm 100 10s")]
    [InlineData("constant -1 10s")]
    [InlineData("constant 100 10")]
    public void What_cannot_be_read_is_no_simulation(string text) => LoadSimulation.Parse(text).ShouldBeNull();
}
