/** @jsxImportSource hono/jsx */
/**
 * Renders an Atlassian document (ADF) the way Jira shows it. Text stays text: everything goes through the template's
 * escaping, links only lead to web pages, mail or this site, and a node this page does not know shows its content.
 */
import type { Child, FC } from 'hono/jsx';
import { z } from 'zod';
import type { AdfDocument } from '../../jira';

const markSchema = z.looseObject({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() });
const nodeSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  marks: z.array(markSchema).optional(),
  get content() {
    return z.array(nodeSchema).optional();
  },
});
type AdfNode = z.infer<typeof nodeSchema>;
type AdfMark = z.infer<typeof markSchema>;

const PANELS = new Set(['info', 'note', 'warning', 'success', 'error']);
const STATUS_COLORS = new Set(['neutral', 'purple', 'blue', 'red', 'yellow', 'green']);

export const Adf: FC<{ document: AdfDocument }> = ({ document }) => (
  <div class="adf">
    {document.content.map((node) => {
      const parsed = nodeSchema.safeParse(node);
      return parsed.success ? <Node node={parsed.data} /> : null;
    })}
  </div>
);

const attribute = (node: AdfNode | AdfMark, name: string): string => {
  const value = node.attrs?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const Children: FC<{ of: AdfNode }> = ({ of }) => (
  <>
    {(of.content ?? []).map((child) => (
      <Node node={child} />
    ))}
  </>
);

const Node: FC<{ node: AdfNode }> = ({ node }) => {
  const inside = <Children of={node} />;
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce<Child>((shown, mark) => marked(mark, shown), node.text ?? '');
    case 'paragraph':
      return <p>{inside}</p>;
    case 'heading':
      return heading(Number(attribute(node, 'level')), inside);
    case 'bulletList':
      return <ul>{inside}</ul>;
    case 'orderedList':
      return <ol start={Number(attribute(node, 'order')) || 1}>{inside}</ol>;
    case 'listItem':
      return <li>{inside}</li>;
    case 'blockquote':
      return <blockquote>{inside}</blockquote>;
    case 'rule':
      return <hr />;
    case 'hardBreak':
      return <br />;
    case 'codeBlock':
      return (
        <pre>
          <code>{inside}</code>
        </pre>
      );
    case 'panel': {
      const kind = attribute(node, 'panelType');
      return <div class={`adf-panel adf-panel-${PANELS.has(kind) ? kind : 'info'}`}>{inside}</div>;
    }
    case 'mention':
      return <span class="mention">{attribute(node, 'text') || '@someone'}</span>;
    case 'emoji':
      return <span>{attribute(node, 'text') || attribute(node, 'shortName')}</span>;
    case 'date':
      return <time class="adf-date">{dateOf(attribute(node, 'timestamp'))}</time>;
    case 'status': {
      const color = attribute(node, 'color');
      return (
        <span class={`lozenge lozenge-${STATUS_COLORS.has(color) ? color : 'neutral'}`}>{attribute(node, 'text')}</span>
      );
    }
    case 'inlineCard':
    case 'blockCard':
      return link(attribute(node, 'url'), attribute(node, 'url'));
    case 'expand':
    case 'nestedExpand':
      return (
        <details class="adf-expand">
          <summary>{attribute(node, 'title') || 'More'}</summary>
          {inside}
        </details>
      );
    case 'taskList':
    case 'decisionList':
      return <ul class="adf-tasks">{inside}</ul>;
    case 'taskItem':
      return (
        <li>
          <input type="checkbox" disabled checked={attribute(node, 'state') === 'DONE'} aria-label="Task" /> {inside}
        </li>
      );
    case 'decisionItem':
      return <li>{inside}</li>;
    case 'table':
      return (
        <div class="adf-table">
          <table>
            <tbody>{inside}</tbody>
          </table>
        </div>
      );
    case 'tableRow':
      return <tr>{inside}</tr>;
    case 'tableHeader':
      return <th {...spans(node)}>{inside}</th>;
    case 'tableCell':
      return <td {...spans(node)}>{inside}</td>;
    default:
      return inside;
  }
};

function spans(node: AdfNode): { colspan?: number; rowspan?: number } {
  const colspan = Number(attribute(node, 'colspan'));
  const rowspan = Number(attribute(node, 'rowspan'));
  return { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) };
}

/** The page's own title is the first level, as in Jira; a document's headings start below the section's. */
function heading(level: number, inside: Child) {
  if (level <= 1) return <h3 class="adf-h1">{inside}</h3>;
  if (level === 2) return <h4 class="adf-h2">{inside}</h4>;
  if (level === 3) return <h5 class="adf-h3">{inside}</h5>;
  return <h6 class="adf-h4">{inside}</h6>;
}

function marked(mark: AdfMark, shown: Child): Child {
  switch (mark.type) {
    case 'strong':
      return <strong>{shown}</strong>;
    case 'em':
      return <em>{shown}</em>;
    case 'underline':
      return <u>{shown}</u>;
    case 'strike':
      return <s>{shown}</s>;
    case 'code':
      return <code>{shown}</code>;
    case 'subsup':
      return attribute(mark, 'type') === 'sub' ? <sub>{shown}</sub> : <sup>{shown}</sup>;
    case 'link':
      return link(attribute(mark, 'href'), shown);
    default:
      return shown;
  }
}

function link(href: string, shown: Child) {
  if (!/^(https?:\/\/|mailto:|\/(?!\/))/i.test(href)) return <span>{shown}</span>;
  return (
    <a href={href} rel="noopener noreferrer nofollow">
      {shown}
    </a>
  );
}

function dateOf(timestamp: string): string {
  const date = new Date(Number(timestamp));
  return Number.isNaN(date.getTime()) ? timestamp : date.toISOString().slice(0, 10);
}
