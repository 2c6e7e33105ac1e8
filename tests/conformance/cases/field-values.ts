/** How cases write the values of fields, the way that no character of a value can be mistaken for syntax. */

/** `'name=$BASE64:…'` */
export const text = (name: string, value: string): string =>
  `'${name}=$BASE64:${Buffer.from(value, 'utf8').toString('base64')}'`;

/** `'name=$JSON:…'`; the value holds no apostrophe. */
export const json = (name: string, value: unknown): string => `'${name}=$JSON:${JSON.stringify(value)}'`;

const name = { first: 'Jane', middle: 'Q.', last: 'Doe' };
const host = { hostName: 'db.example', port: '5432' };
const address = { street1: '1 Main St', street2: 'Apt 2', city: 'Berlin', state: 'BE', zip: '10115', country: 'DE' };
const questions = [
  { question: 'Pet?', answer: 'Rex' },
  { question: 'City?', answer: 'Paris; or "London"' },
];
const keys = { publicKey: 'ssh-ed25519 AAAA jane', privateKey: '-----BEGIN KEY-----\nabc\n-----END KEY-----\n' };

/**
 * Every field of every record type except references, as the product fills them. `labelled`: a field that a type's
 * definition gives no label is labelled by its type (`record-add` with labels on).
 */
export const allFields = (labelled: boolean): Record<string, string[]> => {
  const questionField = json(labelled ? 'securityQuestion.securityQuestion' : 'securityQuestion', questions);
  const login = [
    text('login', "o'hara"),
    text('password', `p'"\\ \${x} =ü`),
    text('url', 'https://a.example/?x=1&y=2'),
  ];
  const code = text('oneTimeCode', 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&issuer=Acme');
  return {
    login: [...login, questionField, code],
    bankAccount: [
      json('bankAccount', { accountType: 'Other', otherType: 'Escrow', routingNumber: '12', accountNumber: '3456' }),
      json('name', name),
      ...login,
      code,
    ],
    address: [json('address', address)],
    bankCard: [
      json('paymentCard', { cardNumber: '4111111111111111', cardExpirationDate: '04/2031', cardSecurityCode: '123' }),
      text('text.cardholderName', 'Jane Doe'),
      text('pinCode', '0042'),
    ],
    birthCertificate: [json('name', name), `'birthDate=1990-02-28'`],
    contact: [
      json('name', name),
      text('text.company', 'Acme, Inc.'),
      text('email', 'jane@vendor.example'),
      json('phone', { region: 'DE', number: '030 123456', ext: '7', type: 'Work' }),
    ],
    driverLicense: [
      text('accountNumber', 'D-123'),
      json('name', name),
      `'birthDate=1990-02-28'`,
      `'expirationDate=2031-01-31'`,
    ],
    encryptedNotes: [text('note', 'line one\nline two\\n'), `'date=2026-01-31'`],
    file: [],
    healthInsurance: [text('accountNumber', 'H-1'), json('name.insuredsName', name), ...login, questionField],
    membership: [text('accountNumber', 'M-1'), json('name', name), text('password', 'm'), questionField],
    passport: [
      text('accountNumber', 'P-1'),
      json('name', name),
      `'birthDate=1990-02-28'`,
      `'expirationDate=2031-01-31'`,
      `'date.dateIssued=2021-01-31'`,
      text('password', 'p'),
    ],
    photo: [],
    serverCredentials: [json('host', host), text('login', 'root'), text('password', 'pw')],
    softwareLicense: [
      text('licenseNumber', 'AAAA\nBBBB'),
      `'expirationDate=2031-01-31'`,
      `'date.dateActive=2026-01-01'`,
      questionField,
    ],
    ssnCard: [text('accountNumber', '078-05-1120'), json('name', name)],
    sshKeys: [
      text('login', 'git'),
      json('keyPair', keys),
      text('text.passphrase', 'open sesame'),
      json('host', host),
      questionField,
    ],
    databaseCredentials: [
      text('text.type', 'postgres'),
      json('host', host),
      text('login', 'pg'),
      text('password', 'pw'),
    ],
    'Service Account': [
      text('login', 'svc'),
      text('password', 'pw'),
      text('text.Environment', 'prod'),
      text('url.Console URL', 'https://c.example'),
    ],
    pamUser: [
      text('login', 'svc'),
      text('password', 'pw'),
      text('text.distinguishedName', 'CN=svc,DC=acme'),
      text('text.connectDatabase', 'orders'),
      `'checkbox.managed=true'`,
      code,
    ],
    pamMachine: [json('pamHostname', host), text('text.operatingSystem', 'linux')],
  };
};
