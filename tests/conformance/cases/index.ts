/** Every conformance case, in the groups in which the golden answers are kept. */
import { httpLayer } from './http';
import { nested } from './nested';
import { product } from './product';
import { reading } from './reading';
import { sharing } from './sharing';

export const groups = { http: httpLayer, reading, sharing, nested, product };

export type GroupName = keyof typeof groups;
