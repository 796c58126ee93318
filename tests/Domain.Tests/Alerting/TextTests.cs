using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Alerting.Texts;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

public sealed class TextTests
{
    private const string RuleZh = "不要拦截、跟随或靠近";
    private const string RuleEn = "do not stop, follow or approach";

    public static TheoryData<AlertKind, UnitKind> EveryKindAndRole() =>
        new(from kind in Enum.GetValues<AlertKind>() from unit in Enum.GetValues<UnitKind>() select (kind, unit));

    [Theory]
    [MemberData(nameof(EveryKindAndRole))]
    public void Every_kind_has_words_for_everybody_in_both_languages_with_nothing_left_to_fill_in(AlertKind kind, UnitKind unit)
    {
        foreach (var eyesOnly in (bool[])[false, true])
        {
            var message = AlertTexts.For(Order(kind, drill: true), Taxi(kind: unit, post: Post(), eyesOnly: eyesOnly));
            foreach (var text in (BilingualText[])[message.Headline, message.Text, message.Never])
                foreach (var words in (string[])[text.Zh, text.En])
                {
                    words.ShouldNotBeNullOrWhiteSpace();
                    words.ShouldNotContain("{");
                }

            message.Text.Zh.ShouldStartWith(AlertTexts.DrillZh);
            message.Text.En.ShouldStartWith(AlertTexts.DrillEn);
        }
    }

    [Theory]
    [InlineData(UnitKind.Taxi)]
    [InlineData(UnitKind.Volunteer)]
    public void Every_text_to_a_civilian_carries_the_rule_words_whatever_the_commander_and_the_register_say(UnitKind unit)
    {
        var register = TextRegister.With(TextTemplates.All.Select(one => one with { Zh = one.Zh.Contains("{place}", StringComparison.Ordinal) ? "{place}" : "甲", En = one.Zh.Contains("{place}", StringComparison.Ordinal) ? "{place}" : "a" })
            .Where(one => one.Fault() is null)).Value.ShouldNotBeNull();
        foreach (var kind in Enum.GetValues<AlertKind>())
            foreach (var eyesOnly in (bool[])[false, true])
            {
                var message = AlertTexts.For(Order(kind, text: new BilingualText("快去", "hurry")), Taxi(kind: unit, post: Post(), eyesOnly: eyesOnly), register);
                message.Text.Zh.ShouldContain(RuleZh);
                message.Text.En.ShouldContain(RuleEn);
                message.Never.Zh.ShouldContain(RuleZh);
                message.Never.En.ShouldContain(RuleEn);
            }
    }

    [Fact]
    public void The_radio_is_heard_by_everybody_so_it_carries_the_rule_words_and_no_post()
    {
        foreach (var standing in Enum.GetValues<AlertStanding>())
        {
            var line = AlertTexts.ForRadio(Order(AlertKind.Posts, Audience.ForPosts([Post(7)], new Metres(3000)), drill: true), standing);
            line.Zh.ShouldContain(RuleZh);
            line.En.ShouldContain(RuleEn);
            line.En.ShouldNotContain("Road 7");
            line.Zh.ShouldStartWith(AlertTexts.DrillZh);
        }
    }

    [Fact]
    public void Each_recipient_hears_its_own_post_and_no_other()
    {
        var order = Order(AlertKind.Posts, Audience.ForPosts([Post(7), Post(8), Post(9, ring: 1)], new Metres(3000)));
        foreach (var unit in Enum.GetValues<UnitKind>())
        {
            var text = AlertTexts.For(order, Taxi(kind: unit, post: Post(8))).Text;
            foreach (var words in (string[])[text.Zh, text.En])
            {
                words.ShouldContain("Road 8");
                words.ShouldNotContain("Road 7");
                words.ShouldNotContain("Road 9");
            }
        }
    }

    [Fact]
    public void A_taxi_with_a_passenger_is_sent_nowhere()
    {
        var message = AlertTexts.For(Order(AlertKind.Posts, Audience.ForPosts([Post(7)], new Metres(3000))), Taxi(post: Post(7), eyesOnly: true));
        message.Text.En.ShouldContain("no detour");
        message.Text.En.ShouldNotContain("Road 7");
        message.Side.ShouldBeNull();
    }

    [Fact]
    public void A_retraction_says_that_it_was_wrong_and_the_others_thank()
    {
        AlertTexts.ForEnding(EndingKind.Retracted, "车牌有误", Order(), UnitKind.Taxi).Zh.ShouldContain("车牌有误");
        AlertTexts.ForEnding(EndingKind.Retracted, "x", Order(), UnitKind.Taxi).En.ShouldContain(RuleEn);
        foreach (var kind in (EndingKind[])[EndingKind.Released, EndingKind.StandDown, EndingKind.Expired])
            AlertTexts.ForEnding(kind, null, Order(drill: true), UnitKind.Taxi).En.ShouldSatisfyAllConditions(text => text.ShouldContain("Thank"), text => text.ShouldStartWith(AlertTexts.DrillEn));
    }

    [Fact]
    public void The_templates_that_come_with_the_program_are_sound_and_fit_to_be_said_to_civilians()
    {
        TextTemplates.All.Select(one => one.Code).ShouldBeUnique();
        foreach (var template in TextTemplates.All)
        {
            template.Fault().ShouldBeNull(template.Code);
            CivilianWords.Check(template).ShouldBeNull(template.Code);
        }
    }

    [Theory]
    [InlineData("请到{where}", "go to {where}")]
    [InlineData("请到{place}", "go there")]
    [InlineData("请到{place", "go to {place")]
    [InlineData("", "")]
    public void A_template_with_an_unknown_missing_or_broken_place_is_refused(string zh, string en) =>
        TextRegister.With([new TextTemplate("lookout.officer", zh, en)]).Refusal!.Code.ShouldBe("invalid-template");

    [Fact]
    public void A_register_cannot_tell_civilians_to_act_and_may_tell_officers()
    {
        TextRegister.With([new TextTemplate("lookout.civilian", "发现后请跟随", "Follow it")]).Refusal!.Code.ShouldBe("civilian-told-to-act");
        TextRegister.With([new TextTemplate("lookout.officer", "发现后请拦截", "Stop it")]).Ok.ShouldBeTrue();
        TextRegister.With([new TextTemplate("no.such", "甲", "a")]).Refusal!.Code.ShouldBe("unknown-template");
    }

    [Fact]
    public void A_value_that_looks_like_a_place_to_fill_is_only_text() =>
        new TextTemplate("x", "{place}{reason}", "{place}{reason}").Fill(("place", new BilingualText("{reason}", "{reason}")), ("reason", new BilingualText("r", "r")))
            .Zh.ShouldBe("{reason}r");
}
