import { describeAnyOrder } from '../support/any-order.js';

/** Each takes its time; test/real-data-long has more of them. */
describeAnyOrder(2);
