import { Type } from 'typebox'
import { builtInRoles } from '#platform/permissions'

export const DemoRole = Type.Union(builtInRoles.map((role) => Type.Literal(role)))

export const DemoSignIn = Type.Object(
  {
    role: DemoRole,
    session: Type.Optional(
      Type.Boolean({ description: 'Set the web app’s cookies instead of answering tokens' }),
    ),
  },
  { title: 'DemoSignIn' },
)

export const DemoTokens = Type.Object(
  { access: Type.Optional(Type.String()), refresh: Type.Optional(Type.String()), role: Type.String() },
  { title: 'DemoTokens', description: 'Tokens, or the role alone when cookies were asked for' },
)

export const DemoPeople = Type.Object(
  {
    results: Type.Array(
      Type.Object({
        role: Type.String(),
        first_name: Type.String(),
        last_name: Type.String(),
        avatar: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  },
  { title: 'DemoPeople' },
)

const count = Type.Integer({ minimum: 0 })

export const DemoPreview = Type.Object(
  {
    removable: Type.Boolean({ description: 'false when real money stands beside the demo' }),
    keeps_owner: Type.Boolean({
      description: 'false: nobody real owns the centre, so it will be set up anew',
    }),
    rows: Type.Object({
      people: count,
      learners: count,
      courses: count,
      lectures: count,
      enrollments: count,
      invoices: count,
      payments: count,
      marks: count,
      tickets: count,
      messages: count,
      files: count,
      all: count,
    }),
  },
  { title: 'DemoPreview' },
)

export const DemoRemoved = Type.Object(
  {
    rows: Type.Integer({ description: 'Rows that went' }),
    setup: Type.Union([Type.String(), Type.Null()], {
      description: 'Where the centre is set up anew, when no real owner is left',
    }),
  },
  { title: 'DemoRemoved' },
)
