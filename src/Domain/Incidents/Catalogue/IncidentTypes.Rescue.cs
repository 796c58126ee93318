namespace Dispatch.Domain.Incidents;

public static partial class IncidentTypes
{
    private static IEnumerable<IncidentType> Fire()
    {
        const IncidentFamily family = IncidentFamily.Fire;
        const Priority life = Priority.Life, urgent = Priority.Urgent, routine = Priority.Routine;
        yield return new("house-fire", "住宅火灾", "House fire", "zhu zhai huo zai", family, life, FireAndAmbulance, []);
        yield return new("high-rise-fire", "高层火灾", "High-rise fire", "gao ceng huo zai", family, life, FireAndAmbulance, []);
        yield return new("factory-fire", "厂房火灾", "Factory fire", "chang fang huo zai", family, life, FireAndAmbulance, []);
        yield return new("vehicle-fire", "车辆火灾", "Vehicle fire", "che liang huo zai", family, urgent, FireEngines, []);
        yield return new("wildfire", "山林火灾", "Forest fire", "shan lin huo zai", family, life, FireEngines, []);
        yield return new("smoke", "发现烟雾", "Smoke seen", "fa xian yan wu", family, urgent, FireEngines, []);
        yield return new("gas-leak", "燃气泄漏", "Gas leak", "ran qi xie lou", family, life, FireEngines, []);
        yield return new("hazmat", "危化品泄漏", "Hazardous substance", "wei hua pin xie lou", family, life, FireEngines, ["hazmat"]);
        yield return new("lift-entrapment", "电梯困人", "People in a stuck lift", "dian ti kun ren", family, urgent, FireEngines, []);
        yield return new("collapse", "建筑坍塌", "Building collapse", "jian zhu tan ta", family, life, FireAndAmbulance, []);
        yield return new("water-rescue", "落水救援", "Person in the water", "luo shui jiu yuan", family, life, FireAndAmbulance, ["water-rescue"]);
        yield return new("flood", "积水被困", "Trapped by flood water", "ji shui bei kun", family, urgent, FireEngines, []);
        yield return new("false-fire-alarm", "火警误报核查", "Fire alarm to be checked", "huo jing wu bao he cha", family, routine, FireEngines, []);
    }

    private static IEnumerable<IncidentType> Medical()
    {
        const IncidentFamily family = IncidentFamily.Medical;
        const Priority life = Priority.Life, urgent = Priority.Urgent;
        yield return new("cardiac-arrest", "心脏骤停", "Cardiac arrest", "xin zang zhou ting", family, life, Ambulances, []);
        yield return new("chest-pain", "胸痛", "Chest pain", "xiong tong", family, life, Ambulances, []);
        yield return new("stroke", "中风", "Stroke", "zhong feng", family, life, Ambulances, []);
        yield return new("breathing", "呼吸困难", "Trouble breathing", "hu xi kun nan", family, life, Ambulances, []);
        yield return new("unconscious", "昏迷", "Unconscious person", "hun mi", family, life, Ambulances, []);
        yield return new("injury", "外伤", "Injury", "wai shang", family, urgent, Ambulances, []);
        yield return new("fall", "跌倒", "Fall", "die dao", family, urgent, Ambulances, []);
        yield return new("childbirth", "临产", "Childbirth", "lin chan", family, urgent, Ambulances, []);
        yield return new("poisoning", "中毒", "Poisoning", "zhong du", family, life, Ambulances, []);
        yield return new("psychiatric", "精神障碍患者肇事", "Person in mental crisis", "jing shen zhang ai huan zhe zhao shi", family, urgent, AmbulanceAndPolice, []);
        yield return new("sick-person", "突发疾病", "Sick person", "tu fa ji bing", family, urgent, Ambulances, []);
    }

    private static IEnumerable<IncidentType> Service()
    {
        const IncidentFamily family = IncidentFamily.Service;
        const Priority routine = Priority.Routine, canWait = Priority.CanWait;
        yield return new("dispute", "纠纷", "Dispute", "jiu fen", family, routine, FootPatrol, []);
        yield return new("wage-dispute", "欠薪纠纷", "Dispute over unpaid wages", "qian xin jiu fen", family, canWait, FootPatrol, []);
        yield return new("noise", "噪音扰民", "Noise", "zao yin rao min", family, canWait, FootPatrol, []);
        yield return new("lost-property", "遗失物品", "Lost property", "yi shi wu pin", family, canWait, FootPatrol, []);
        yield return new("found-property", "拾得物品", "Found property", "shi de wu pin", family, canWait, FootPatrol, []);
        yield return new("locked-out", "开锁求助", "Locked out", "kai suo qiu zhu", family, canWait, FootPatrol, []);
        yield return new("welfare-check", "孤寡老人探视", "Welfare check", "gu gua lao ren tan shi", family, routine, FootPatrol, []);
        yield return new("animal", "动物伤人或扰民", "Animal", "dong wu shang ren huo rao min", family, routine, FootPatrol, []);
        yield return new("fallen-cable", "电线坠落", "Fallen cable", "dian xian zhui luo", family, Priority.Urgent, PoliceUnits, []);
        yield return new("school-post", "学校护学岗", "School post", "xue xiao hu xue gang", family, routine, FootPatrol, []);
        yield return new("night-escort", "夜间护送", "Night escort", "ye jian hu song", family, routine, PoliceUnits, []);
        yield return new("cash-escort", "押运护送", "Cash escort", "ya yun hu song", family, routine, PoliceUnits, []);
        yield return new("public-help", "群众求助", "Call for help", "qun zhong qiu zhu", family, routine, FootPatrol, []);
    }
}
