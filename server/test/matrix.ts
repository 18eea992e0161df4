export const roles = ['owner', 'admin', 'supervisor', 'financial', 'support', 'instructor', 'tutor', 'parent', 'student'] as const
export type Role = (typeof roles)[number]

/**
 * Who gets past the door of each operation: `public`, `everybody` who is signed in, or these roles (the owner always).
 * What they may do to which object is tested beside each module.
 */
export const expectations: Readonly<Record<string, string>> = {}
