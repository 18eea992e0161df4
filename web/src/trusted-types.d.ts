/** The part of Trusted Types that we use. Safari and Firefox of our range have none: it is optional. */
interface TrustedPolicyRules {
  createHTML?: (input: string) => string
  createScriptURL?: (input: string) => string
}

interface TrustedPolicy {
  // Typed as text, because that is what the guarded functions take in TypeScript's library.
  createHTML: (input: string) => string
  createScriptURL: (input: string) => string
}

declare var trustedTypes:
  | { createPolicy: (name: string, rules: TrustedPolicyRules) => TrustedPolicy }
  | undefined
