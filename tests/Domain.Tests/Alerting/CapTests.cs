using System.Collections.Immutable;
using System.Text;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Cap;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Geo;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

public sealed class CapTests
{
    private static readonly CapSender Sender = new("dispatch@110.example.cn", new BilingualText("城市110指挥中心", "City 110 command centre"));
    private static readonly AlertDescription Van = new(DescriptionKind.Vehicle, new BilingualText("白色面包车 <吉A·1>", "white van, plate \"A&1\""));

    [Fact]
    public void An_alert_an_update_and_a_cancel_refer_to_all_that_came_before_and_read_back_the_same()
    {
        var alert = Released(Order(description: Van));
        alert = EndAlert.Retract(alert, "wrong car", Header("t", second: 40)).Value!;
        var first = Back(CapAlerts.Of(alert, 1, Sender, verified: true)!);
        first.MsgType.ShouldBe(CapMsgType.Alert);
        first.References.ShouldBeEmpty();
        var cancel = Back(CapAlerts.Latest(alert, Sender, verified: true)!);
        cancel.MsgType.ShouldBe(CapMsgType.Cancel);
        cancel.References.ShouldBe([first.Reference]);
        cancel.In("zh")!.Responses.ShouldBe([CapResponse.AllClear]);
        cancel.In("zh")!.Urgency.ShouldBe(CapUrgency.Past);
        cancel.In("en")!.Description!.ShouldContain("withdrawn");
    }

    [Fact]
    public void Nothing_was_sent_before_the_release_so_there_is_no_message()
    {
        var waiting = OrderAlert.Decide(Order(description: Van), true, Choice(5), Header(), AlertLimits.Default).Value!;
        CapAlerts.Latest(waiting, Sender, true).ShouldBeNull();
        CapAlerts.Latest(EndAlert.StandDown(waiting, null, Header("s", second: 9)).Value!, Sender, true).ShouldBeNull();
        CapAlerts.Of(Released(Order(description: Van)), 7, Sender, true).ShouldBeNull();
    }

    [Theory]
    [InlineData(true, CapStatus.Exercise)]
    [InlineData(false, CapStatus.Actual)]
    public void A_drill_is_an_exercise_from_end_to_end(bool drill, CapStatus status)
    {
        var alert = EndAlert.StandDown(Released(Order(drill: drill)), null, Header("s", second: 9)).Value!;
        foreach (var seq in (int[])[1, 2])
        {
            var message = Back(CapAlerts.Of(alert, seq, Sender, true)!);
            message.Status.ShouldBe(status);
            message.In("zh")!.Headline!.StartsWith("【演练】", StringComparison.Ordinal).ShouldBe(drill);
            message.In("en")!.Description!.StartsWith("DRILL", StringComparison.Ordinal).ShouldBe(drill);
        }
    }

    [Fact]
    public void Posts_are_private_and_no_post_is_ever_named_in_the_message()
    {
        var order = Order(AlertKind.Posts, Audience.ForPosts([Post(7), Post(8, metresEast: 900)], new Metres(3000)));
        var message = Back(CapAlerts.Latest(Released(order), Sender, true)!);
        message.Scope.ShouldBe(CapScope.Private);
        message.Addresses.ShouldNotBeEmpty();
        CapWriter.Write(message).ShouldNotContain("Road 7");
        Back(CapAlerts.Latest(Released(Order()), Sender, true)!).Scope.ShouldBe(CapScope.Restricted);
    }

    [Fact]
    public void The_area_is_the_circle_or_the_cells_that_were_ordered()
    {
        Back(CapAlerts.Latest(Released(Order()), Sender, true)!).Infos[0].Areas[0].Circles.ShouldBe([new CapCircle(Centre, new Metres(3000))]);
        var cell = CellId.Of(Centre);
        var box = Back(CapAlerts.Latest(Released(Order(audience: Audience.Within([cell]))), Sender, true)!).Infos[0].Areas[0].Polygons.ShouldHaveSingleItem();
        CellId.Of(GeoPoint.Of((box.Points[0].Latitude + box.Points[1].Latitude) / 2, (box.Points[0].Longitude + box.Points[2].Longitude) / 2)).ShouldBe(cell);
    }

    [Fact]
    public void Civilians_words_are_in_every_message_and_both_languages_are_there()
    {
        var message = Back(CapAlerts.Latest(Released(Order()), Sender, verified: false)!);
        message.Infos.Select(info => info.Language).ShouldBe(["zh-CN", "en-US"]);
        message.In("zh")!.Instruction!.ShouldContain("不要拦截、跟随或靠近");
        message.In("en")!.Description!.ShouldContain("do not stop, follow or approach");
        message.Infos.ShouldAllBe(info => info.Certainty == CapCertainty.Possible);
    }

    [Theory]
    [InlineData("<!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">&x;</alert>")]
    [InlineData("<!DOCTYPE lol [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><alert>&b;</alert>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE alert SYSTEM \"http://example.org/x.dtd\"><alert/>")]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<alert")]
    [InlineData("<alert>\u0001</alert>")]
    public void Document_types_entities_and_what_is_no_xml_are_refused(string text)
    {
        var refusal = CapReader.Read(text).Refusal.ShouldNotBeNull();
        refusal.Code.ShouldBe("invalid-cap");
        refusal.Message.ShouldNotContain("root:");
    }

    [Fact]
    public void A_message_that_is_too_large_or_too_deep_is_refused_and_breaks_nothing()
    {
        CapReader.Read($"<alert xmlns=\"{CapMessage.Namespace}\"><identifier>{new string('x', CapReader.Limit)}</identifier></alert>").Ok.ShouldBeFalse();
        CapReader.Read(string.Concat(Enumerable.Repeat("<a>", 30_000)) + string.Concat(Enumerable.Repeat("</a>", 30_000))).Ok.ShouldBeFalse();
        CapReader.Read($"<alert xmlns=\"{CapMessage.Namespace}\"><info>" + string.Concat(Enumerable.Repeat("<a>", 30_000)) + string.Concat(Enumerable.Repeat("</a>", 30_000)) + "</info></alert>").Ok.ShouldBeFalse();
    }

    [Fact]
    public void A_stream_is_read_in_the_encoding_that_the_document_names()
    {
        var latin = Encoding.Latin1.GetBytes(CapExamples.Flood.Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal).Replace("Low road", "Chaussée", StringComparison.Ordinal));
        CapReader.Read(new MemoryStream(latin)).Value!.Infos[0].Areas[0].Description.ShouldBe("Chaussée");
        CapReader.Read(new MemoryStream([0xFF, 0xFE, 0x00])).Ok.ShouldBeFalse();
    }

    [Fact]
    public void What_real_senders_write_is_read()
    {
        var flood = CapReader.Read(CapExamples.Flood).Value.ShouldNotBeNull();
        flood.Addresses.ShouldBe(["one@example.org", "Two Words", "three@example.org"]);
        flood.References.ShouldHaveSingleItem().Identifier.ShouldBe("EX-41");
        flood.Note.ShouldBeNull("an empty element says nothing");
        flood.Infos[0].Language.ShouldBe("en-US", "the default of the specification");
        flood.Infos[0].Areas[0].Polygons.ShouldHaveSingleItem().Points.Length.ShouldBe(4);
        flood.Infos[0].Areas[0].Circles.ShouldHaveSingleItem().Radius.ShouldBe(new Metres(1500));
        CapReader.Read(CapExamples.Prefixed).Value!.Infos.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<identifier>EX-42</identifier>", "", "alert/identifier")]
    [InlineData("<identifier>EX-42</identifier>", "<identifier>EX 42</identifier>", "alert/identifier")]
    [InlineData("<identifier>EX-42</identifier>", "<identifier>EX-42</identifier><identifier>EX-43</identifier>", "alert/identifier")]
    [InlineData("<sender>levels@example.org</sender>", "<sender>a,b</sender>", "alert/sender")]
    [InlineData("2026-03-01T10:00:00-00:00</sent>", "2026-03-01T10:00:00Z</sent>", "alert/sent")]
    [InlineData("2026-03-01T10:00:00-00:00</sent>", "2026-13-01T10:00:00-00:00</sent>", "alert/sent")]
    [InlineData("2026-03-01T10:00:00-00:00</sent>", "2026-03-01T10:00:00.5-00:00</sent>", "alert/sent")]
    [InlineData("<status>Actual</status>", "<status>actual</status>", "alert/status")]
    [InlineData("<status>Actual</status>", "<status>0</status>", "alert/status")]
    [InlineData("<msgType>Update</msgType>", "", "alert/msgType")]
    [InlineData("<scope>Private</scope>", "<scope>Restricted</scope>", "alert/restriction")]
    [InlineData("<addresses>one@example.org \"Two Words\" three@example.org</addresses>", "", "alert/addresses")]
    [InlineData("<references>levels@example.org,EX-41,2026-03-01T09:00:00-00:00</references>", "", "alert/references")]
    [InlineData("<references>levels@example.org,EX-41,2026-03-01T09:00:00-00:00</references>", "<references>EX-41</references>", "alert/references")]
    [InlineData("EX-41,2026-03-01T09:00:00-00:00", "EX-42,2026-03-01T09:00:00-00:00", "alert/references")]
    [InlineData("EX-41,2026-03-01T09:00:00-00:00", "EX-41,2026-03-01T19:00:00-00:00", "alert/references")]
    [InlineData("<category>Met</category>\n    <category>Safety</category>", "", "alert/info[1]/category")]
    [InlineData("<category>Met</category>", "<category>Weather</category>", "alert/info[1]/category[1]")]
    [InlineData("<event>Flood</event>", "<event> </event>", "alert/info[1]/event")]
    [InlineData("<urgency>Expected</urgency>", "<urgency>Now</urgency>", "alert/info[1]/urgency")]
    [InlineData("<severity>Moderate</severity>", "", "alert/info[1]/severity")]
    [InlineData("<expires>2026-03-01T12:00:00-00:00</expires>", "<expires>2026-03-01T08:00:00-00:00</expires>", "alert/info[1]/expires")]
    [InlineData("<polygon>45.1,7.6 45.2,7.6 45.2,7.7 45.1,7.6</polygon>", "<polygon>45.1,7.6 45.2,7.6 45.1,7.6</polygon>", "alert/info[1]/area[1]/polygon[1]")]
    [InlineData("<polygon>45.1,7.6 45.2,7.6 45.2,7.7 45.1,7.6</polygon>", "<polygon>45.1,7.6 45.2,7.6 45.2,7.7 45.1,7.7</polygon>", "alert/info[1]/area[1]/polygon[1]")]
    [InlineData("<circle>45.15,7.65 1.5</circle>", "<circle>95.15,7.65 1.5</circle>", "alert/info[1]/area[1]/circle[1]")]
    [InlineData("<circle>45.15,7.65 1.5</circle>", "<circle>45.15,7.65 NaN</circle>", "alert/info[1]/area[1]/circle[1]")]
    [InlineData("<value>12</value></geocode>", "<value>12</value></geocode><ceiling>10</ceiling>", "alert/info[1]/area[1]/ceiling")]
    [InlineData("<value>12</value></geocode>", "<value>12</value></geocode><altitude>20</altitude><ceiling>10</ceiling>", "alert/info[1]/area[1]/ceiling")]
    [InlineData("<msgType>Update</msgType>", "<scope>Private</scope><msgType>Update</msgType>", "alert/msgType")]
    [InlineData("<note></note>", "<note><b>bold</b></note>", "alert/note")]
    [InlineData("<note></note>", "<remark/>", "alert/remark")]
    [InlineData("<note></note>", "stray words", "alert")]
    [InlineData("<note></note>", "<note lang=\"en\">x</note>", "alert/note")]
    [InlineData("urn:oasis:names:tc:emergency:cap:1.2", "urn:oasis:names:tc:emergency:cap:1.1", "alert")]
    public void Each_rule_of_the_specification_has_a_message_that_breaks_it(string good, string bad, string path)
    {
        CapExamples.Flood.ShouldContain(good);
        var refusal = CapReader.Read(CapExamples.Flood.Replace(good, bad, StringComparison.Ordinal)).Refusal.ShouldNotBeNull();
        refusal.Field.ShouldBe(path, refusal.Message);
    }

    [Fact]
    public void Our_own_message_that_breaks_a_rule_never_leaves()
    {
        var message = CapReader.Read(CapExamples.Flood).Value!;
        Should.Throw<ArgumentException>(() => CapWriter.Write(message with { Sender = "two words" }));
        Should.Throw<ArgumentException>(() => CapWriter.Write(message with { Source = "bell \u0007" }));
    }

    [Fact]
    public void Random_messages_read_back_as_they_were_written()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var message = CapExamples.Random(new Random(seed));
            var text = CapWriter.Write(message);
            var read = CapReader.Read(text);
            read.Refusal.ShouldBeNull($"seed {seed}: {text}");
            CapWriter.Write(read.Value!).ShouldBe(text, $"seed {seed}");
            read.Value!.Infos.Length.ShouldBe(message.Infos.Length, $"seed {seed}");
            read.Value.Addresses.ShouldBe(message.Addresses, $"seed {seed}");
            read.Value.References.ShouldBe(message.References, $"seed {seed}");
        }
    }

    [Fact]
    public void Random_damage_is_refused_or_read_and_never_throws()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder(CapExamples.Flood);
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0)
                    text[at] = (char)random.Next(32, 127);
                else
                    text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
            }

            var outcome = CapReader.Read(text.ToString());
            (outcome.Ok || outcome.Refusal!.Code == "invalid-cap").ShouldBeTrue($"seed {seed}");
        }
    }

    private static Alert Released(AlertOrder order)
    {
        var alert = OrderAlert.Decide(order, true, Choice(5), Header(), AlertLimits.Default).Value!;
        return alert.Standing == AlertStanding.Active ? alert : ReleaseAlert.Decide(alert, Header("r", Zhao, 5)).Value!;
    }

    private static CapMessage Back(CapMessage message)
    {
        var read = CapReader.Read(CapWriter.Write(message));
        read.Refusal.ShouldBeNull();
        return read.Value!;
    }
}
