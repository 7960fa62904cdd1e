/** The indices that plans usually name; others can be on a plan as its document has them. */
export const knownIndices = ['PAPI', 'PAR INDEX', 'SIPAS', 'ICT Index', 'PCI', 'DDCI'] as const
