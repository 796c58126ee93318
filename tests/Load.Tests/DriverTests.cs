using System.Text;
using Dispatch.Load.Growth;
using Dispatch.Load.Movement;
using Dispatch.Load.Scenarios;
using Dispatch.Domain.Roads;

namespace Dispatch.Load.Tests;

public sealed class DriverTests
{
    private static readonly byte[] s_alert = Encoding.UTF8.GetBytes("""{"t":"alert","alert":{"id":"A-17","seq":2,"to":"T1","text":{"zh":"观察","en":"Observe"}}}""");

    [Fact]
    public void The_same_alert_and_number_is_shown_once_and_a_higher_number_again()
    {
        var driver = new Driver(1);
        driver.Take("A-17", 1, counts: true).ShouldBeTrue();
        driver.Take("A-17", 1, counts: true).ShouldBeFalse();
        driver.Take("A-17", 2, counts: true).ShouldBeTrue();
        driver.Take("A-18", 1, counts: true).ShouldBeTrue();
    }

    [Fact]
    public void An_answer_is_confirmed_once()
    {
        var driver = new Driver(1);
        driver.Take("A-17", 1, counts: true);
        driver.Answer("A-17", 1, "accepted", now: 42);
        driver.Confirm("A-16").ShouldBeNull();
        driver.Confirm("A-17").ShouldBe(42);
        driver.Confirm("A-17").ShouldBeNull();
        driver.Confirmed.ShouldBeTrue();
    }

    [Fact]
    public void Members_are_found_in_a_message()
    {
        Driver.Text(s_alert, "\"id\":\""u8).ShouldBe("A-17");
        Driver.Number(s_alert, "\"seq\":"u8).ShouldBe(2);
        Driver.Text(s_alert, "\"none\":\""u8).ShouldBe("");
    }

    [Fact]
    public void The_same_seed_drives_the_same_courses_at_believable_speeds()
    {
        var (one, other) = (RecordedMovement.Load(null, SyntheticCity.DefaultCentre, 50, 7), RecordedMovement.Load(null, SyntheticCity.DefaultCentre, 50, 7));
        for (var taxi = 0; taxi < 50; taxi++)
        {
            one.At(taxi, 1_234.5).ShouldBe(other.At(taxi, 1_234.5));
            one.At(taxi, 99).Speed.ShouldBeInRange(0, 40);
        }
    }

    [Fact]
    public void A_power_law_is_found_again_in_its_own_points()
    {
        var law = PowerLaw.Fit([.. new[] { 1_000.0, 20_000, 1_000_000 }.Select(n => (n, 3 * Math.Pow(n, 0.25)))]);
        law.Factor.ShouldBe(3, 1e-6);
        law.Exponent.ShouldBe(0.25, 1e-9);
    }
}
