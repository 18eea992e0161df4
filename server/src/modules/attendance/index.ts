import './events.ts'
import './settings.ts'
