using Dispatch.Silo.Hosting;

namespace Dispatch.Gateway.Tests.Hosting;

public sealed class YoungGenerationTests
{
    private const long Gibibyte = 1L << 30;

    [Fact]
    public void A_machine_with_memory_to_spare_gets_half_a_gibibyte_between_two_collections()
    {
        var missing = YoungGeneration.Missing(_ => null, 24 * Gibibyte);

        missing[YoungGeneration.SizeName].ShouldBe("0x20000000");
    }

    [Fact]
    public void The_segment_is_four_times_as_large_because_the_runtime_cuts_the_young_generation_to_half_of_it()
    {
        var missing = YoungGeneration.Missing(_ => null, 24 * Gibibyte);

        missing[YoungGeneration.SegmentName].ShouldBe("0x80000000");
    }

    [Fact]
    public void A_small_machine_gives_no_more_than_a_sixteenth_of_its_memory()
    {
        var missing = YoungGeneration.Missing(_ => null, 2 * Gibibyte);

        missing[YoungGeneration.SizeName].ShouldBe("0x8000000");
    }

    [Fact]
    public void A_container_of_half_a_gibibyte_is_left_as_it_is() => YoungGeneration.Missing(_ => null, Gibibyte / 2).ShouldBeEmpty();

    [Fact]
    public void What_an_operator_set_is_left_as_it_is_and_so_the_process_starts_again_only_once()
    {
        var set = YoungGeneration.Missing(_ => null, 24 * Gibibyte);

        YoungGeneration.Missing(name => set.GetValueOrDefault(name), 24 * Gibibyte).ShouldBeEmpty();
    }
}
