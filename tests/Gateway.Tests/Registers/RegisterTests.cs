using System.Text;
using System.Text.Json;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Registers;

[Collection(GatewayCollection.Name)]
public sealed class RegisterTests(GatewayHost gateway)
{
    private static int _names;

    private static string Fresh(string prefix) => $"{prefix}{Interlocked.Increment(ref _names)}";

    private static Task<Answer> ImportAsync(Api api, string register, string csv, string mode, string key = "") =>
        api.SendAsync(HttpMethod.Post, $"registers/{register}/imports?mode={mode}", new StringContent(csv, Encoding.UTF8, "text/csv"), key);

    private static async Task<JsonElement> WaitForEndAsync(Api api, Answer begun)
    {
        begun.ShouldBe(200);
        var id = begun.Body.GetProperty("import").GetProperty("id").GetString();
        while (true)
        {
            var progress = await api.GetAsync($"registers/imports/{id}");
            if (progress.Body.GetProperty("endedAt").ValueKind != JsonValueKind.Null)
                return progress.Body;
            await Task.Yield();
        }
    }

    private static async Task<int> CountAsync(Api api, string register, string find) =>
        (await api.GetAsync($"registers/{register}?q={find}")).Body.GetProperty("total").GetInt32();

    [Fact]
    public async Task A_check_and_a_refused_import_report_each_bad_line_and_change_nothing()
    {
        var administrator = await gateway.AdministratorAsync();
        var name = Fresh("gate-");
        var csv = $"code,zh,kind,lat,lon\n{name}a,东门,gate,43.8,126.5\n{name}b,,gate,43.8,x\n{name}c,西界,border,43.9,126.4\n";
        var check = await ImportAsync(administrator, "gates", csv, "check");
        check.ShouldBe(200);
        check.Body.GetProperty("good").GetInt32().ShouldBe(2);
        check.Body.GetProperty("bad").GetInt32().ShouldBe(1);
        check.Body.GetProperty("faults").EnumerateArray().Select(fault => (fault.GetProperty("line").GetInt32(), fault.GetProperty("field").GetString()))
            .ShouldBe([(3, "zh"), (3, "lon")]);
        var refused = await ImportAsync(administrator, "gates", csv, "all");
        refused.ShouldRefuse(400, "bad-lines", "zh");
        refused.Body.GetProperty("faults").GetArrayLength().ShouldBe(2);
        (await CountAsync(administrator, "gates", name)).ShouldBe(0);
    }

    [Fact]
    public async Task Good_lines_alone_are_imported_when_that_is_chosen_and_the_export_reads_them_back()
    {
        var administrator = await gateway.AdministratorAsync();
        var name = Fresh("hazard-");
        var csv = $"code,zh,kind,lat,lon,radius,detail\n{name}a,煤气站,gas,43.8,126.5,120,\"先断气, 后进入\"\n{name}b,犬,lava,43.8,126.5,10,\n";
        var begun = await ImportAsync(administrator, "hazards", csv, "good");
        var ended = await WaitForEndAsync(administrator, begun);
        ended.GetProperty("done").GetInt32().ShouldBe(1);
        ended.GetProperty("leftOut").GetInt32().ShouldBe(1);
        var export = await administrator.GetAsync("registers/hazards/export");
        export.Text.ShouldContain($"{name}a,煤气站,,gas,43.8,126.5,120,\"先断气, 后进入\"");
        export.Text.ShouldNotContain(name + "b");
        (await ImportAsync(administrator, "hazards", export.Text, "check")).Body.GetProperty("bad").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Units_and_agreements_are_imported_as_units()
    {
        var administrator = await gateway.AdministratorAsync();
        var name = Fresh("imported-");
        var csv = new StringBuilder("unit,callSign,kind,agency,capabilities\n");
        for (var i = 0; i < 600; i++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{i:000},出租 {i},taxi,civilian,\n");
        var begun = await ImportAsync(administrator, "units", csv.ToString(), "all");
        begun.Body.GetProperty("added").GetInt32().ShouldBe(600);
        (await WaitForEndAsync(administrator, begun)).GetProperty("refused").GetInt32().ShouldBe(0);
        (await CountAsync(administrator, "units", name + "-")).ShouldBe(600);
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var unit = (await dispatcher.GetAsync($"units/{name}-007")).Body.GetProperty("profile");
        unit.GetProperty("optedIn").GetBoolean().ShouldBeFalse("nobody agreed yet");

        await WaitForEndAsync(administrator, await ImportAsync(administrator, "optIns", $"unit,optedIn\n{name}-007,是\n", "all"));
        (await dispatcher.GetAsync($"units/{name}-007")).Body.GetProperty("profile").GetProperty("optedIn").GetBoolean().ShouldBeTrue();
        var car = await gateway.UnitAsync();
        (await ImportAsync(administrator, "optIns", $"unit,optedIn\n{car},yes\n", "all")).ShouldRefuse(400, "bad-lines", "unit");
    }

    [Fact]
    public async Task The_same_import_twice_is_one_import_and_another_file_under_its_key_is_refused()
    {
        var administrator = await gateway.AdministratorAsync();
        var (name, key) = (Fresh("station-"), Guid.NewGuid().ToString("N"));
        var csv = $"code,zh,lat,lon\n{name},江城所,43.8,126.5\n";
        var first = await ImportAsync(administrator, "stations", csv, "all", key);
        await WaitForEndAsync(administrator, first);
        var second = await ImportAsync(administrator, "stations", csv, "all", key);
        second.Body.GetProperty("import").GetProperty("id").GetString().ShouldBe(first.Body.GetProperty("import").GetProperty("id").GetString());
        (await ImportAsync(administrator, "stations", csv.Replace("江城", "松花"), "all", key)).ShouldRefuse(422, "key-reused");
    }

    [Fact]
    public async Task Single_entries_are_put_found_and_removed_by_the_administrator_and_only_read_by_others()
    {
        var administrator = await gateway.AdministratorAsync();
        var name = Fresh("template-");
        (await administrator.PutAsync($"registers/templates/{name}", new { values = new { zh = "请注意观察", en = "Please look out" } })).ShouldBe(204);
        (await administrator.PutAsync($"registers/templates/{name}", new { values = new { zh = "请注意观察" } })).ShouldRefuse(400, "missing", "values.en");
        foreach (var role in new[] { Role.Dispatcher, Role.Commander, Role.Auditor })
        {
            var reader = await gateway.SignInAsync(role);
            (await CountAsync(reader, "templates", name)).ShouldBe(1);
            (await reader.PutAsync($"registers/templates/{name}", new { values = new { zh = "x", en = "x" } })).ShouldBe(403);
            (await ImportAsync(reader, "templates", "code,zh,en\n", "check")).ShouldBe(403);
        }
        (await (await gateway.SignInAsync(Role.Reporter)).GetAsync("registers/templates")).ShouldBe(403);
        (await administrator.DeleteAsync($"registers/templates/{name}")).ShouldBe(204);
        (await CountAsync(administrator, "templates", name)).ShouldBe(0);
        (await administrator.DeleteAsync("registers/units/whoever")).ShouldRefuse(409, "units-stay");
        (await administrator.GetAsync("registers/wishes")).ShouldRefuse(404, "unknown-register");
    }
}
