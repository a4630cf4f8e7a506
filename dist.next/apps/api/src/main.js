import "reflect-metadata";
import { runProcess } from "../../../libs/platform/src/index.js";
import { readApiConfig } from "./base/config/api.config.js";
import { createApp } from "./create-app.js";
await runProcess(async ()=>{
    const config = readApiConfig(process.env);
    const app = await createApp(config);
    await app.listen(config.PORT, config.HOST);
    return app;
});

//# sourceMappingURL=main.js.map