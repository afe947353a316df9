import type { RiskFinding } from '../../core/chart/vocabulary.ts'

/** Whose life the words are about. None of them says he or she: they are told of anybody of the age. */
export type Audience = 'adolescent' | 'adult' | 'older'

/** What care managers write that they did, finding by finding. */
export const DONE: Readonly<Record<RiskFinding, Readonly<Record<Audience | 'anybody', readonly string[]>>>> = {
  low: {
    anybody: [
      'Passive thoughts only, when tired. Agreed to call if they come back in the daytime',
      'Thoughts of being a burden, none of acting. Went over warning signs together',
      'Marked it for last month, not now. Clarified, crisis card sent',
      'No intent, no plan. Next call moved to Thursday',
      'Answered several days because of dreams. No waking thoughts. Sleep plan made',
      'No thoughts today. Went over what helped on the bad days',
      'Better off not here, said once after an argument. No plan, has somebody to call',
      'No plan, no access to means. Knows 988 and will use it',
      'Misread the question, meant hopeless about pain. Asked again aloud: not at all',
      'Thoughts came twice, gone within the hour, never with a method. Knows whom to call',
    ],
    adolescent: [
      'Thinks nobody would notice. No plan. Parent joined the call, school counselor told',
      'After a fight with a friend, gone by the weekend. Parent knows, checks in at night',
      'No intent. Named a coach and an aunt to talk to. Parent has put medicines away',
    ],
    adult: [
      'No plan, no intent. Reasons for living named: the children. Crisis line number given',
      'Says it was a bad week after the layoff. Denies plan. Told primary care by message',
      'Thought about it after the anniversary, not since. Partner aware',
      'Thoughts on the drive to work, none of acting. Leave of absence talked through',
    ],
    older: [
      'Long-standing wish to sleep and not wake, unchanged for years, no plan',
      'Faith and grandchildren protective. Knows 988, will use it',
      'Ready to go when the time comes, not by own hand. Daughter visits twice a week',
      'Lonely since the spouse died. No plan. Senior center visit arranged',
    ],
  },
  moderate: {
    anybody: [
      'Two evenings this week with thoughts of a method. Daily check-ins agreed',
      'Thought of pills at home, no intent. A relative locks them up tonight. Primary care told',
      'Attempt eight years ago, thoughts again, no intent. Consultant told the same day',
      'Thoughts with a method most days, no intent. Weekly dispensing arranged with pharmacy',
    ],
    adolescent: [
      'Looked up methods last week, no intent. Parents told together, medicines locked up',
      'Cutting again, thoughts of more, no plan. Parent stays close, seen again in two days',
    ],
    adult: [
      'Method thought of, no intent. Gun moved to a brother, partner has the key',
      'Drinks when the thoughts come, no intent. Partner stays home this week',
    ],
    older: [
      'Saves up tablets, no day in mind. Son collects them today, blister packs from now on',
      'Shotgun in the house, thoughts without intent. Neighbor took it the same afternoon',
    ],
  },
  high: {
    anybody: [
      'Intent and a plan. Stayed on the line until family came. Primary care called',
      'Not safe tonight by own account. Warm hand-over while on the phone',
      'Means at hand and a day in mind. Nurse stayed in the room until the team came',
    ],
    adolescent: ['Plan and a note on the phone. Parent present throughout, not left alone'],
    adult: ['Bought pills on Sunday. Walked over to the clinic with the nurse'],
    older: ['Gave away the dog and wrote letters. Daughter drove in, stayed until seen'],
  },
}
/** Asked again some days after a finding of moderate or high. */
export const AGAIN = [
  'Asked again: no thoughts for four days, sleeps better. Plan is on the fridge',
  'Asked again: passive thoughts only, no method, no intent. Plan read through',
  'Followed up as agreed. No thoughts since, used the plan once',
  'Calmer. Family stays in the house this week, next call on Monday',
  'No thoughts, no intent. Therapy visit kept yesterday',
] as const
export const ASKED_WITH = [
  'C-SSRS screener',
  'C-SSRS',
  'Clinical interview',
  'SAFE-T',
  'Ask Suicide-Screening Questions',
] as const
/** Who assesses in place of the care manager. */
export const PRIMARY_CARE = ['Dr. Anand Moss', 'Dr. Lena Whitfield', 'Rosa Delgado, RN', 'Dr. Pavel Strand'] as const
export const SERVICES = [
  { how: 'handed-over', service: 'Tri-County Crisis Team', acceptedBy: 'J. Rivera' },
  { how: 'handed-over', service: 'Mobile Crisis North', acceptedBy: 'A. Feldt' },
  { how: 'handed-over', service: 'Mercy Hospital emergency department', acceptedBy: 'Dr. S. Kim' },
  { how: 'admitted', service: 'Mercy Hospital, unit 4 West', acceptedBy: 'Dr. O. Lindgren' },
] as const
export const PLANNED = [
  'Warning signs, three things to do alone, two people to call, 988. Copy sent',
  'Plan written together: what starts it, what helps, who to call at night',
  'Stanley-Brown plan filled in, means agreed, copy to primary care',
  'Plan made with the family present, everybody has a copy',
] as const
/** Why no safety plan was made. */
export const NO_PLAN = [
  'Plan of last month still holds, read through together',
  'Too tired today, will write it at the next contact',
  'Wants to make it with the therapist on Friday',
] as const
