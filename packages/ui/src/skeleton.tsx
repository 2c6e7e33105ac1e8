/** What stands there until the first answer has come. */
export function Skeleton({ label }: { readonly label: string }) {
  return (
    <div className="kw-stack-small" role="status">
      <span className="kw-visually-hidden">{label}</span>
      <div className="kw-skeleton kw-skeleton-half" />
      <div className="kw-skeleton kw-skeleton-tall" />
      <div className="kw-skeleton" />
    </div>
  );
}
