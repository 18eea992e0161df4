import { call, type Step } from '../script.ts'
import { amina, karim, layla, omar, salma, without, yusuf } from './people.ts'

/** POST users/: who gets in, and every reason for which somebody does not. */
export const signUp: Step[] = [
  call('sign up', 'POST users/', { json: amina, keep: { 'amina.id': 'id' } }),
  call('sign up as a parent with a full profile', 'POST users/', {
    json: {
      ...yusuf,
      role: 'parent',
      phone_number2: '+201001234512',
      identity_number: '29001011234567',
      identity_type: 'nid',
      address: '12 Corniche Street, Alexandria',
      location: 'https://maps.example.com/?q=31.2,29.9',
    },
    keep: { 'yusuf.id': 'id' },
  }),
  call('sign up with a form', 'POST users/', { form: { ...omar }, keep: { 'omar.id': 'id' } }),
  call('sign up with multipart', 'POST users/', { multipart: { ...salma }, keep: { 'salma.id': 'id' } }),
  call('sign up typing the password twice', 'POST users/', {
    variant: 'retype',
    json: { ...layla, re_password: layla.password },
    keep: { 'layla.id': 'id' },
  }),
  call('sign up with two different passwords', 'POST users/', {
    variant: 'retype',
    json: { ...karim, re_password: 'paper-boat-south' },
  }),
  call('sign up with nothing', 'POST users/', { json: {} }),
  call('sign up without a password', 'POST users/', { json: without(karim, 'password') }),
  call('sign up without a name', 'POST users/', { json: without(karim, 'first_name', 'last_name') }),
  call('sign up with a phone that has an account', 'POST users/', { json: { ...karim, phone_number1: amina.phone_number1 } }),
  call('sign up with an e-mail that has an account', 'POST users/', { json: { ...karim, email: amina.email } }),
  call('sign up with blanks', 'POST users/', {
    json: { ...karim, first_name: '', last_name: '   ', phone_number1: '', password: '' },
  }),
  call('sign up with nulls', 'POST users/', { json: { ...karim, first_name: null, dob: null, gender: null, password: null } }),
  call('sign up with the wrong types', 'POST users/', { json: { ...karim, first_name: ['Karim'], last_name: true, dob: 20011212 } }),
  call('sign up with a short password', 'POST users/', { json: { ...karim, password: 'k4r-im!' } }),
  call('sign up with a common password', 'POST users/', { json: { ...karim, password: 'password123' } }),
  call('sign up with digits only', 'POST users/', { json: { ...karim, password: '839201746583' } }),
  call('sign up with a short common number', 'POST users/', { json: { ...karim, password: '12345' } }),
  call('sign up with the own name as password', 'POST users/', { json: { ...karim, password: 'Abdallah1' } }),
  call('sign up with the own phone as password', 'POST users/', { json: { ...karim, password: karim.phone_number1 } }),
  call('sign up with a bad birthday', 'POST users/', { json: { ...karim, dob: '12/12/2001' } }),
  call('sign up with a day that does not exist', 'POST users/', { json: { ...karim, dob: '2001-02-30' } }),
  call('sign up with an unknown gender', 'POST users/', { json: { ...karim, gender: 'other' } }),
  call('sign up with a bad phone', 'POST users/', { json: { ...karim, phone_number1: 'abc' } }),
  call('sign up with a bad e-mail', 'POST users/', { json: { ...karim, email: 'karim at example' } }),
  call('sign up with an unknown kind of identity', 'POST users/', { json: { ...karim, identity_type: 'library card' } }),
  call('sign up as an admin', 'POST users/', { json: { ...karim, role: 'admin' } }),
  call('sign up with a null byte', 'POST users/', { json: { ...karim, first_name: 'Ka\u0000rim' } }),
  call('sign up with a list', 'POST users/', { json: [karim] }),
  call('sign up and name oneself staff', 'POST users/', {
    json: {
      ...karim,
      phone_number1: '+201001234508',
      email: 'karim.staff@example.com',
      is_staff: true,
      is_superuser: true,
      is_verified: true,
      favourite_colour: 'green',
      id: 1,
    },
  }),
]
