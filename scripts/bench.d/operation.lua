-- Sends one operation to one service, for wrk: what scripts/bench measures. From the environment:
--   TARGET  intake or keycloak          OPERATION  get, email, list, list_deep, list_cursor, create or patch
--   SECRET  an API key or a token       ROWS       the number of people user<n>@bench.example
--   IDS     a file of their ids         OFFSET     of list_deep, CURSOR of list_cursor
-- Prints a line "RESULT", tab, requests, seconds, p50 and p99 in ms, answers of 400 and above, empty answers, other
-- errors, CPU seconds of wrk; each after a tab.
local E = os.getenv
local target, operation, rows = E("TARGET"), E("OPERATION"), tonumber(E("ROWS"))
local random = math.random
local headers = { ["Content-Type"] = "application/json", ["Accept"] = "application/json" }
if target == "intake" then headers["x-api-key"] = E("SECRET") else headers["Authorization"] = "Bearer " .. E("SECRET") end
local ids, sent, run = {}, 0, ""

function init()
  math.randomseed(os.time())
  -- no two runs create the same address
  run = string.format("%x%05x", os.time(), random(0, 0xfffff))
  if operation == "get" or operation == "patch" then
    for line in io.lines(E("IDS")) do ids[#ids + 1] = line end
  end
end

local function send(method, path, body) return wrk.format(method, path, headers, body) end
local function new_email() sent = sent + 1; return "n" .. run .. "." .. sent .. "@bench.example" end

local api, realm = "/api/v1/profiles", "/admin/realms/bench/users"
local attributes = '"attributes":{"sex":["2"],"date_of_birth":["1985-03-22"],"phone":["%s"],"height":["%s"],"weight":["65"],"language":["de"]}}'
local requests = {
  intake = {
    get = function() return send("GET", api .. "/" .. ids[random(#ids)]) end,
    email = function() return send("GET", api .. "?email=user" .. random(rows) .. "%40bench.example") end,
    list = function() return send("GET", api .. "?limit=100&offset=0") end,
    list_deep = function() return send("GET", api .. "?limit=100&offset=" .. E("OFFSET")) end,
    list_cursor = function() return send("GET", api .. "?limit=100&cursor=" .. E("CURSOR")) end,
    create = function() return send("POST", api, '{"first_name":"Maria","last_name":"Schmidt","sex":2,"date_of_birth":"1985-03-22","profile_group":"acme-clinic-berlin","email":"' .. new_email() .. '","phone":"+4930123456789","height":168,"weight":65,"language":"de"}') end,
    patch = function() return send("PATCH", api .. "/" .. ids[random(#ids)], string.format('{"phone":"+49151%08d","height":%d.5}', random(99999999), 150 + random(50))) end,
  },
  keycloak = {
    get = function() return send("GET", realm .. "/" .. ids[random(#ids)]) end,
    email = function() return send("GET", realm .. "?exact=true&email=user" .. random(rows) .. "%40bench.example") end,
    list = function() return send("GET", realm .. "?max=100&first=0") end,
    list_deep = function() return send("GET", realm .. "?max=100&first=" .. E("OFFSET")) end,
    create = function() local email = new_email(); return send("POST", realm, string.format('{"username":"%s","email":"%s","firstName":"Maria","lastName":"Schmidt","enabled":true,' .. attributes, email, email, "+4930123456789", "168")) end,
    -- it has no merge patch: attributes that are not sent are lost
    patch = function() local n = random(#ids); return send("PUT", realm .. "/" .. ids[n], string.format('{"email":"user%d@bench.example","firstName":"Maria","lastName":"Schmidt",' .. attributes, n, string.format("+49151%08d", random(99999999)), 150 + random(50) .. ".5")) end,
  },
}
request = requests[target][operation]

empty = 0
if operation == "email" or operation:find("^list") then
  function response(status, _, body) if status == 200 and #body < 20 then empty = empty + 1 end end
end

local thread
function setup(only) thread = only end
function done(summary, latency)
  local e = summary.errors
  print(string.format("RESULT\t%d\t%.3f\t%.3f\t%.3f\t%d\t%d\t%d\t%.2f", summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, e.status, thread:get("empty"), e.connect + e.read + e.write + e.timeout, os.clock()))
end
