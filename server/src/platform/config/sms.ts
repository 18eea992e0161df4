import type { Reader } from './reader.ts'

/** `outbox` sends nothing: messages wait where the owner can read them. */
export type SmsConfig =
  | { readonly provider: 'outbox' }
  | {
      readonly provider: 'http'
      readonly url: string
      readonly token: string | null
      readonly from: string | null
    }
  | {
      readonly provider: 'twilio'
      readonly accountSid: string
      readonly authToken: string
      readonly from: string
    }

const providers = ['outbox', 'http', 'twilio'] as const

export function readSms(read: Reader): SmsConfig {
  const provider = read.choice('SMS_PROVIDER', providers, 'outbox')
  if (provider === 'http') return readHttp(read)
  if (provider === 'twilio') return readTwilio(read)
  return { provider }
}

function readHttp(read: Reader): SmsConfig {
  const known = read.text('SMS_HTTP_URL') !== undefined || read.text('SMS_HTTP_URL_FILE') !== undefined
  const url = read.secretUrl('SMS_HTTP_URL', ['https:', 'http:'])
  if (!known)
    read.fault('SMS_HTTP_URL', 'is missing while SMS_PROVIDER is http', 'the address of the gateway')
  return {
    provider: 'http',
    url: url ?? '',
    token: read.secret('SMS_HTTP_TOKEN') ?? null,
    from: read.text('SMS_FROM') ?? null,
  }
}

function readTwilio(read: Reader): SmsConfig {
  const accountSid = read.text('SMS_TWILIO_ACCOUNT_SID')
  const authToken = read.secret('SMS_TWILIO_AUTH_TOKEN')
  const from = read.text('SMS_FROM')
  const wrong = 'is missing while SMS_PROVIDER is twilio'
  if (!accountSid) read.fault('SMS_TWILIO_ACCOUNT_SID', wrong, 'the account identifier, AC…')
  if (!authToken) read.fault('SMS_TWILIO_AUTH_TOKEN', wrong, 'the secret of that account')
  if (!from) read.fault('SMS_FROM', wrong, 'the number or name that sends')
  return { provider: 'twilio', accountSid: accountSid ?? '', authToken: authToken ?? '', from: from ?? '' }
}
