/** Objects written as plain text: a host, a person, an address, a card. What a text does not say is left empty. */
import { UnknownForm } from '../reply/outcome';
import { strip, words } from '../text/python';
import type { FieldValue } from '../vault/model';
import type { TextForm } from './types';

type Members = Readonly<Record<string, string>>;

/** Undefined: the text says nothing of that kind, and the field is left as it is. */
export function readTextForm(form: TextForm, text: string): FieldValue | undefined {
  switch (form) {
    case 'host':
      return host(text);
    case 'name':
      return name(text);
    case 'address':
      return address(text);
    case 'phone':
      return phone(text);
    case 'paymentCard':
      return card(text);
    case 'bankAccount':
      return account(text);
    case 'securityQuestion':
      return text.split(';').map((part) => question(strip(part)));
    case 'privateKey':
      return { privateKey: text.replaceAll('\\n', '\n'), publicKey: '' };
    case 'schedule':
      throw new UnknownForm('a schedule as text');
  }
}

/** Python's `text.partition(separator)`, without the separator. */
function cut(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Python's `text.rpartition(' ')` as far as it is used: what stands before the last blank, and after it. */
function lastWord(text: string): [before: string, last: string] {
  const at = text.lastIndexOf(' ');
  return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + 1)];
}

function host(text: string): Members {
  const [hostName, port] = cut(text, ':');
  return { hostName: strip(hostName), port: strip(port) };
}

/** `Last, First Middle` or `First Middle Last`. */
function name(text: string): Members {
  const comma = text.includes(',');
  const [rest, last] = comma ? cut(text, ',').reverse() : lastWord(text);
  const given = strip(rest ?? '');
  const [first, middle] = given.includes(' ') ? lastWord(given) : [given, ''];
  return { first: strip(first), middle: strip(middle), last: strip(last ?? '') };
}

/** `Street, City, State Zip, Country`. */
function address(text: string): Members {
  const [street = '', city = '', place = '', country = ''] = text.split(',').map(strip);
  const [state, zip] = cut(place, ' ');
  const onlyZip = zip === '' && /^\d+$/.test(state);
  return { street1: street, street2: '', city, state: onlyZip ? '' : state, zip: onlyZip ? state : zip, country };
}

/** `Mobile: US (555)555-1234 12`: what has six characters or more is the number. */
function phone(text: string): Members {
  const [before, after] = cut(text, ':');
  let type = after === '' ? '' : before;
  let region = '';
  let number = '';
  let ext = '';
  for (const part of strip(after === '' ? before : after)
    .split(' ')
    .map(strip)) {
    if (/^\p{L}+$/u.test(part)) {
      if (part.length === 2) region ||= part;
      else type ||= part;
    } else if (part.length >= 6) number ||= part;
    else ext ||= part;
  }
  return { region: strip(region), number, ext, type: strip(type) };
}

function question(text: string): Members {
  const [asked, answer] = cut(text, '?');
  return { question: `${strip(asked)}?`, answer: strip(answer) };
}

/** Number, expiry and code in any order, told apart by their looks. */
function card(text: string): Members | undefined {
  let [cardNumber, cardExpirationDate, cardSecurityCode] = ['', '', ''];
  for (const part of text.split(' ').map(strip)) {
    if (part.length > 10) cardNumber = part;
    else if (part.includes('/')) cardExpirationDate = part;
    else if (part !== '' && part.length <= 6) cardSecurityCode = part;
  }
  if (cardNumber === '' && cardExpirationDate === '' && cardSecurityCode === '') return undefined;
  return { cardNumber, cardExpirationDate, cardSecurityCode };
}

/** The first word that is no number is the type, with its colon; then routing number, then account number. */
function account(text: string): Members | undefined {
  const parts = words(text);
  const [routingNumber = '', accountNumber = ''] = parts.filter((part) => /^\d+$/.test(part));
  if (routingNumber === '') return undefined;
  return { accountType: parts.find((part) => !/^\d+$/.test(part)) ?? '', routingNumber, accountNumber };
}
