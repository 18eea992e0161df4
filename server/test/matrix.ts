export const roles = ['owner', 'admin', 'supervisor', 'financial', 'support', 'instructor', 'tutor', 'parent', 'student'] as const
export type Role = (typeof roles)[number]

/**
 * Who gets past the door of each operation: `public`, `everybody` who is signed in, or these roles (the owner always).
 * What they may do to which object is tested beside each module.
 */
export const expectations: Readonly<Record<string, string>> = {
  // media, people
  uploadFile: 'everybody',
  readFile: 'public',
  childrenList: 'everybody',
  childrenCreate: 'everybody',
  childrenGet: 'everybody',
  childrenReplace: 'everybody',
  childrenChange: 'everybody',
  childrenArchive: 'everybody',
  childrenRestore: 'everybody',
  childrenEndGuardian: 'everybody',
  learnersList: 'admin supervisor financial support',
  learnersCreate: 'admin supervisor',
  learnersGet: 'admin supervisor financial support',
  learnersChange: 'admin supervisor',
  learnersArchive: 'admin supervisor',
  learnersRestore: 'admin supervisor',
  learnersAddGuardian: 'admin supervisor',
  learnersEndGuardian: 'admin supervisor',
  instructorsList: 'public',
  instructorsCreate: 'admin supervisor',
  instructorsGet: 'public',
  instructorsChange: 'everybody',
  instructorsArchive: 'admin supervisor',
  instructorsRestore: 'admin supervisor',
  studentProfileGet: 'everybody',
  studentProfileChange: 'everybody',
}
