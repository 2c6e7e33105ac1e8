/** The few icons the pages use, 16 by 16, drawn in the colour of the text around them. Decoration only: hidden from readers. */
const PATHS = {
  information: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3h1.8v1.8H7.1V4Zm0 3h1.8v5H7.1V7Z',
  success: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.7 5.2-4.3 5a.8.8 0 0 1-1.2 0L4.3 9l1.1-1.1 1.4 1.5L10.6 5l1.1 1.2Z',
  warning:
    'M8.9 1.9a1 1 0 0 0-1.8 0l-6 11.2c-.4.6.1 1.4.9 1.4h12c.8 0 1.3-.8.9-1.4l-6-11.2ZM7.2 5.5h1.6v4.3H7.2V5.5Zm0 5.6h1.6v1.6H7.2v-1.6Z',
  danger: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3h1.8v5H7.1V4Zm0 6.2h1.8V12H7.1v-1.8Z',
  discovery: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm.8 3.5V8l2.4 2.4-1.1 1.1L7.2 8.6V4.5h1.6Z',
  cross: 'M4.2 3.1 8 6.9l3.8-3.8 1.1 1.1L9.1 8l3.8 3.8-1.1 1.1L8 9.1l-3.8 3.8-1.1-1.1L6.9 8 3.1 4.2l1.1-1.1Z',
  chevron: 'M5.6 2.9 10.7 8l-5.1 5.1-1.1-1.1L8.5 8l-4-4 1.1-1.1Z',
  check: 'm6.3 12.1-4-4 1.1-1.1 2.9 2.9 6.3-6.3 1.1 1.1-7.4 7.4Z',
  key: 'M10.5 1a4.5 4.5 0 0 0-4.3 5.8L1 12v3h3.5v-2h2v-2h1.7l.9-.7A4.5 4.5 0 1 0 10.5 1Zm1 2.2a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6Z',
  folder: 'M2.5 2.5h4l1.5 1.8h5.5c.6 0 1 .4 1 1v7.2c0 .6-.4 1-1 1h-11c-.6 0-1-.4-1-1V3.5c0-.6.4-1 1-1Z',
  list: 'M1.5 3h2v2h-2V3Zm3.5.2h9.5v1.6H5V3.2ZM1.5 7h2v2h-2V7ZM5 7.2h9.5v1.6H5V7.2ZM1.5 11h2v2h-2v-2Zm3.5.2h9.5v1.6H5v-1.6Z',
  edit: 'M11.7 1.6a1 1 0 0 1 1.4 0l1.3 1.3a1 1 0 0 1 0 1.4L5.6 13.1l-3.8 1a.5.5 0 0 1-.6-.6l1-3.8 9.5-8.1Z',
  plus: 'M7.2 2.5h1.6v4.7h4.7v1.6H8.8v4.7H7.2V8.8H2.5V7.2h4.7V2.5Z',
  minus: 'M2.5 7.2h11v1.6h-11V7.2Z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" focusable="false">
      <path fillRule="evenodd" d={PATHS[name]} />
    </svg>
  );
}
