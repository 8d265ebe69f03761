import { measureExchange } from './exchangeLoad.ts';
import { printFigures } from './figure.ts';

// A process of its own (`npm run bench` starts it with --expose-gc), so that the heap is the exchange's and its phones' alone.
printFigures(await measureExchange());
