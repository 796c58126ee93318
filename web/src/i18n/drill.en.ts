/** The robbery to try out, in English. */
export const drillEn = {
  start: 'Try a robbery',
  why: 'A drill: a robbery is called in here, and the suspect drives off. See how the roads close.',
  said: 'DRILL. Man with a knife, drove off north in a black saloon.',
  title: 'The suspect drives off',
  shut: 'Hide this guide',
  noMap: 'The map is not there.',
  commander: 'Only a commander may order a cordon: sign in as commander to go on.',
  progress: (done: number, of: number) => `${done} of ${of} steps done`,
  over: 'That is it. Its record is under Supervisor and in the report of the incident.',
  awaits:
    'So many are told only when a second person releases it: sign in as dispatcher in another browser window, Alerts, Release.',
  toAlerts: 'To the alert sheet',
  steps: [
    'Where can he be by now? The red area grows; the planner compares ways to close the roads.',
    'Choose a plan on the right, then “Order this cordon…”. Patrol cars set out to their posts.',
    'Watch the posts go from promised to held. CLOSED appears only when no way out is left.',
    'Ask the taxis around to look out: Alert sheet, count, order. They answer by themselves here.',
    'Stand the cordon down: exactly those who were told are let go.',
  ],
};
