/** Custom entities as the manifest declares them: attribute types and indexes. */
import type { EntityDefinition } from '../manifest';
import { KvsError } from './errors';

/** An index: values of `partition` are given in a query, `range` is what it is sorted by (`undefined`: by key). */
export interface EntityIndex {
  partition: readonly string[];
  range: string | undefined;
}

export interface Entities {
  /** Throws `INVALID_ENTITY_TYPE` for a name the manifest does not declare. */
  require(name: string): void;
  /** Throws `INVALID_ENTITY_VALUE` unless `value` has only declared attributes, each of its type. */
  checkValue(name: string, value: unknown): void;
  /** Throws `INVALID_ENTITY_INDEX` for an index the manifest does not declare. `by-key` is there for every entity. */
  index(name: string, indexName: string): EntityIndex;
}

type AttributeType = EntityDefinition['attributes'][string]['type'];

const HAS_TYPE: Record<AttributeType, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  float: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  any: () => true,
};

export function createEntities(definitions: readonly EntityDefinition[]): Entities {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const find = (name: string): EntityDefinition => {
    const definition = byName.get(name);
    if (!definition) throw new KvsError('INVALID_ENTITY_TYPE', `The manifest declares no entity ${name}.`);
    return definition;
  };
  return {
    require: (name) => void find(name),
    checkValue(name, value) {
      const { attributes } = find(name);
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new KvsError('INVALID_ENTITY_VALUE', 'The value of an entity is an object.');
      for (const [attribute, actual] of Object.entries(value)) {
        const declared = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
        if (!declared) throw new KvsError('INVALID_ENTITY_VALUE', `The entity ${name} has no attribute ${attribute}.`);
        if (!HAS_TYPE[declared.type](actual))
          throw new KvsError('INVALID_ENTITY_VALUE', `${name}.${attribute} is not of type ${declared.type}.`);
      }
    },
    index(name, indexName) {
      const { indexes } = find(name);
      if (indexName === 'by-key') return { partition: [], range: undefined };
      for (const index of indexes) {
        if (index === indexName) return { partition: [], range: index };
        if (typeof index !== 'string' && index.name === indexName)
          return { partition: index.partition ?? [], range: 'range' in index ? index.range[0] : undefined };
      }
      throw new KvsError('INVALID_ENTITY_INDEX', `The entity ${name} has no index ${indexName}.`);
    },
  };
}
