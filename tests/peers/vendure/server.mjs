// Starts Vendure with a database in memory on a loopback port: `node server.mjs PORT`. When it answers, one line of
// JSON is printed. It ends with its standard input, so that it never outlives the test that started it.
import { createRequire } from 'node:module';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const {
  bootstrap, DefaultJobQueuePlugin, DefaultLogger, DefaultSearchPlugin, dummyPaymentHandler, JobQueueService,
  LanguageCode, LogLevel, VENDURE_VERSION,
} = require('@vendure/core');
const { populate } = require('@vendure/core/cli');

const port = Number(process.argv[2]);
const scratch = mkdtempSync(join(tmpdir(), 'vendure-'));

const config = {
  apiOptions: { port, hostname: '127.0.0.1', adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: {
    tokenMethod: ['bearer'],
    superadminCredentials: { identifier: 'superadmin', password: 'superadmin' },
  },
  dbConnectionOptions: { type: 'sqljs', autoSave: false, synchronize: true, logging: false },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  importExportOptions: { importAssetsDir: scratch },
  logger: new DefaultLogger({ level: LogLevel.Error }),
  plugins: [DefaultJobQueuePlugin.init({}), DefaultSearchPlugin.init({})],
};

const initialData = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'Asia',
  countries: [{ name: 'Vietnam', code: 'VN', zone: 'Asia' }],
  taxRates: [{ name: 'Standard', percentage: 0 }, { name: 'Reduced', percentage: 0 }],
  shippingMethods: [{ name: 'Courier', price: 500 }],
  paymentMethods: [
    { name: 'Pay', handler: { code: dummyPaymentHandler.code, arguments: [{ name: 'automaticSettle', value: 'true' }] } },
  ],
  collections: [],
};

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

const app = await populate(() => bootstrap(config), initialData);
await app.get(JobQueueService).start();
console.log(JSON.stringify({ ready: true, version: VENDURE_VERSION, port }));
