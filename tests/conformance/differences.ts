/**
 * Cases in which the stand-in is known to answer otherwise than the real Commander, each with the reason. They are run
 * and shown, and not counted as failures; there may be no more of them than the limit, and none that has ceased to differ.
 */
export const DIFFERENCES: Readonly<Record<string, string>> = {
  'nsf-share-record: owner, what is shown afterwards':
    'The cloud of the fixture leaves the access list of a transferred record as it was. The stand-in makes the new owner ' +
    'its owner and leaves the former one what the folder gives, as Commander announces.',
  'nsf-share-folder: a folder is shared with its records':
    'The cloud of the fixture gives nobody access to the records of a folder that it lets them into later. The stand-in ' +
    'does, as for those who are in the folder from the beginning.',
};

/** Share of all cases. */
export const MOST_DIFFERENCES = 0.02;
