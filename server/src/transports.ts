import type { Config } from '#platform/config'
import { houseTransport, httpSmsTransport, smtpTransport, type Transport } from '#platform/delivery'

/** The ways out of the house that the configuration opens; without any, messages stay on the outbox page. */
export function transportsOf(config: Config): { email: Transport; sms: Transport } {
  return {
    email: config.mail ? smtpTransport({ url: config.mail.smtpUrl, from: config.mail.from }) : houseTransport,
    sms: smsTransport(config.sms),
  }
}

function smsTransport(sms: Config['sms']): Transport {
  if (sms.provider === 'http') {
    const from = sms.from ? `,"from":${JSON.stringify(sms.from)}` : ''
    return httpSmsTransport({
      url: sms.url,
      headers: sms.token ? { authorization: `Bearer ${sms.token}` } : {},
      bodyTemplate: `{"to":"{to}","text":"{text}"${from}}`,
      idPath: 'id',
    })
  }
  if (sms.provider === 'twilio') {
    const credentials = Buffer.from(`${sms.accountSid}:${sms.authToken}`).toString('base64')
    return httpSmsTransport({
      url: `https://api.twilio.com/2010-04-01/Accounts/${encodeURIComponent(sms.accountSid)}/Messages.json`,
      headers: { authorization: `Basic ${credentials}` },
      bodyTemplate: `To={to}&From=${encodeURIComponent(sms.from)}&Body={text}`,
      idPath: 'sid',
    })
  }
  return houseTransport
}
