import type { Page } from 'playwright-core'
import { password, post, type Cast } from '../../lib/day.ts'
import type { Steps } from '../../lib/steps.ts'

export async function setUp(cast: Cast, _steps: Steps, owner: Page, link: string): Promise<void> {
  const token = new URL(link).searchParams.get('token')
  await owner.goto('/sign-in')
  await post(owner, '/api/v1/setup/', {
    token, locale: cast.say({ en: 'en', ar: 'ar' }), country: 'EG', time_zone: 'Africa/Cairo', currency: 'EGP', first_weekday: 0, calendar: 'gregory',
    name: { en: 'Oasis Centre', ar: 'مركز الواحة' }, brand_color: '#0f766e',
    owner: { phone: '+201000000001', password, first_name: 'Samira', last_name: 'Al-Masri' }, content: 'empty',
  })
}
