using System.Text.RegularExpressions;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Tests.Incidents;

public sealed partial class CatalogueTests
{
    [Fact]
    public void Every_type_is_complete_and_its_code_unique()
    {
        IncidentTypes.All.Length.ShouldBeGreaterThanOrEqualTo(60);
        IncidentTypes.All.Select(type => type.Code).ShouldBeUnique();
        IncidentTypes.All.Select(type => type.Zh).ShouldBeUnique();
        foreach (var type in IncidentTypes.All)
        {
            Kebab().IsMatch(type.Code).ShouldBeTrue(type.Code);
            // One syllable for each Chinese letter, or the initials would not find it.
            type.Pinyin.Split(' ').Length.ShouldBe(type.Zh.Length, type.Zh);
            type.Pinyin.ShouldAllBe(letter => letter == ' ' || (letter >= 'a' && letter <= 'z'));
            type.Kinds.IsDefaultOrEmpty.ShouldBeFalse();
            Enum.IsDefined(type.DefaultPriority).ShouldBeTrue();
            IncidentTypes.Find(type.Code).ShouldBeSameAs(type);
        }
    }

    [Theory]
    [InlineData("qj", "robbery")]
    [InlineData("QJ", "robbery")]
    [InlineData("qiangjie", "robbery")]
    [InlineData("抢劫", "robbery")]
    [InlineData("jtsg", "traffic-accident")]
    [InlineData("cardiac", "cardiac-arrest")]
    [InlineData("house f", "house-fire")]
    [InlineData("vehicle-theft", "vehicle-theft")]
    [InlineData("走失", "missing-person")]
    public void What_is_typed_finds_the_type_first(string typed, string code) => IncidentTypes.Search(typed)[0].Code.ShouldBe(code);

    [Fact]
    public void An_empty_search_gives_everything_and_nonsense_nothing()
    {
        IncidentTypes.Search(null).Length.ShouldBe(IncidentTypes.All.Length);
        IncidentTypes.Search("zzzz").ShouldBeEmpty();
    }

    [Fact]
    public void Dispositions_have_unique_codes_and_use_the_whole_common_list()
    {
        Dispositions.All.Select(one => one.Code).ShouldBeUnique();
        Dispositions.All.Select(one => one.Common).Distinct().Count().ShouldBe(Enum.GetValues<CommonDisposition>().Length);
        Dispositions.Find("arrested")!.Common.ShouldBe(CommonDisposition.Arrest);
        Dispositions.Find("nonsense").ShouldBeNull();
        Dispositions.Find(null).ShouldBeNull();
    }

    [GeneratedRegex(@"\A[a-z]+(-[a-z]+)*\z")]
    private static partial Regex Kebab();
}
