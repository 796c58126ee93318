namespace Dispatch.Domain.Incidents;

public static partial class IncidentTypes
{
    private static IEnumerable<IncidentType> Police()
    {
        const IncidentFamily family = IncidentFamily.Police;
        const Priority life = Priority.Life, urgent = Priority.Urgent, routine = Priority.Routine;
        yield return new("robbery", "抢劫", "Robbery", "qiang jie", family, life, PoliceUnits, []);
        yield return new("snatch-theft", "抢夺", "Snatch theft", "qiang duo", family, urgent, PoliceUnits, []);
        yield return new("taxi-hijack", "劫持出租车", "Taxi hijacking", "jie chi chu zu che", family, life, PoliceUnits, []);
        yield return new("kidnapping", "绑架", "Kidnapping", "bang jia", family, life, PoliceUnits, []);
        yield return new("hostage", "劫持人质", "Hostage taking", "jie chi ren zhi", family, life, PoliceUnits, ["armed"]);
        yield return new("homicide", "命案", "Homicide", "ming an", family, life, PoliceAndAmbulance, []);
        yield return new("knife-attack", "持刀伤人", "Knife attack", "chi dao shang ren", family, life, PoliceAndAmbulance, []);
        yield return new("assault", "殴打他人", "Assault", "ou da ta ren", family, urgent, PoliceUnits, []);
        yield return new("affray", "打架斗殴", "Fight", "da jia dou ou", family, urgent, PoliceUnits, []);
        yield return new("sexual-assault", "性侵害", "Sexual assault", "xing qin hai", family, life, PoliceUnits, []);
        yield return new("domestic-violence", "家庭暴力", "Domestic violence", "jia ting bao li", family, urgent, PoliceUnits, []);
        yield return new("stalking", "跟踪骚扰", "Stalking or harassment", "gen zong sao rao", family, urgent, PoliceUnits, []);
        yield return new("burglary", "入室盗窃", "Burglary", "ru shi dao qie", family, urgent, PoliceUnits, []);
        yield return new("theft", "盗窃", "Theft", "dao qie", family, routine, FootPatrol, []);
        yield return new("pickpocket", "扒窃", "Pickpocketing", "pa qie", family, routine, FootPatrol, []);
        yield return new("vehicle-theft", "盗窃车辆", "Vehicle theft", "dao qie che liang", family, urgent, PoliceUnits, []);
        yield return new("fraud", "诈骗", "Fraud", "zha pian", family, routine, FootPatrol, []);
        yield return new("telecom-fraud", "电信诈骗", "Telephone or online fraud", "dian xin zha pian", family, routine, FootPatrol, []);
        yield return new("criminal-damage", "故意毁坏财物", "Criminal damage", "gu yi hui huai cai wu", family, routine, FootPatrol, []);
        yield return new("trespass", "非法侵入", "Trespass", "fei fa qin ru", family, urgent, PoliceUnits, []);
        yield return new("gambling", "赌博", "Gambling", "du bo", family, routine, FootPatrol, []);
        yield return new("drugs", "涉毒", "Drugs", "she du", family, urgent, PoliceUnits, []);
        yield return new("missing-person", "人员走失", "Missing person", "ren yuan zou shi", family, urgent, PoliceUnits, []);
        yield return new("missing-child", "儿童走失", "Missing child", "er tong zou shi", family, life, PoliceUnits, []);
        yield return new("suicide-threat", "扬言轻生", "Suicide threat", "yang yan qing sheng", family, life, PoliceAndAmbulance, []);
        yield return new("wanted-person", "发现逃犯", "Wanted person seen", "fa xian tao fan", family, urgent, PoliceUnits, []);
        yield return new("suspicious-person", "可疑人员", "Suspicious person", "ke yi ren yuan", family, routine, FootPatrol, []);
        yield return new("suspicious-object", "可疑物品", "Suspicious object", "ke yi wu pin", family, urgent, PoliceUnits, []);
        yield return new("bomb-threat", "爆炸威胁", "Bomb threat", "bao zha wei xie", family, life, PoliceUnits, ["explosives"]);
        yield return new("crowd-disorder", "聚众滋事", "Crowd disorder", "ju zhong zi shi", family, urgent, PoliceUnits, []);
        yield return new("drunk-disorderly", "醉酒滋事", "Drunk and disorderly", "zui jiu zi shi", family, routine, FootPatrol, []);
        yield return new("alarm-bell", "家庭警铃", "Household alarm bell", "jia ting jing ling", family, urgent, PoliceUnits, []);
        yield return new("bank-alarm", "银行报警", "Bank alarm", "yin hang bao jing", family, life, PoliceUnits, []);
    }

    private static IEnumerable<IncidentType> Traffic()
    {
        const IncidentFamily family = IncidentFamily.Traffic;
        const Priority life = Priority.Life, urgent = Priority.Urgent, routine = Priority.Routine;
        yield return new("traffic-accident", "交通事故", "Traffic accident", "jiao tong shi gu", family, urgent, PoliceUnits, []);
        yield return new("traffic-injury", "交通事故有人伤", "Traffic accident with injuries", "jiao tong shi gu you ren shang", family, life, PoliceAndAmbulance, []);
        yield return new("hit-and-run", "肇事逃逸", "Hit and run", "zhao shi tao yi", family, urgent, PoliceUnits, []);
        yield return new("drink-driving", "酒后驾驶", "Drink driving", "jiu hou jia shi", family, urgent, PoliceUnits, []);
        yield return new("reckless-driving", "危险驾驶", "Reckless driving", "wei xian jia shi", family, urgent, PoliceUnits, []);
        yield return new("road-obstacle", "道路障碍", "Obstacle on the road", "dao lu zhang ai", family, routine, PoliceUnits, []);
        yield return new("breakdown", "车辆故障", "Vehicle breakdown", "che liang gu zhang", family, routine, PoliceUnits, []);
        yield return new("congestion", "交通拥堵", "Congestion", "jiao tong yong du", family, Priority.CanWait, PoliceUnits, []);
        yield return new("signal-fault", "信号灯故障", "Traffic light fault", "xin hao deng gu zhang", family, routine, PoliceUnits, []);
        yield return new("illegal-parking", "违法停车", "Illegal parking", "wei fa ting che", family, Priority.CanWait, FootPatrol, []);
    }
}
