#pragma once

// One source, three eras of the real server. SIM_ERA is 14 (1.x), 24 (2.4) or 32 (3.2).
#if SIM_ERA >= 32
#define LEDGER_NS xrpl
#define CONTEXT_CLASS ServiceRegistry
#define CONTEXT_MEMBER registry
#else
#define LEDGER_NS ripple
#define CONTEXT_CLASS Application
#define CONTEXT_MEMBER app
#endif

// Never inlined, cloned, folded or specialised: what the real build gets from its sheer size.
#define ENTERED [[gnu::noipa]]
