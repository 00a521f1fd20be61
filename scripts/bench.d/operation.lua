-- Sends one operation to one service, for wrk: what scripts/bench measures. From the environment:
--   TARGET  intake or keycloak          OPERATION  get, email, list, list_deep, list_cursor, create or patch
--   SECRETS a file of API keys or a token: those of an organization a line
--   ROWS    the number of people user<n>@bench.example in each organization
--   IDS     a file of ids of people, with the number of their organization if there are several
--   OFFSET  of list_deep                CURSOR     of list_cursor, which the first organization reads
-- Prints a line "RESULT", tab, requests, seconds, p50 and p99 in ms, answers of 400 and above, empty answers, other
-- errors, CPU seconds of wrk; each after a tab.
local E = os.getenv
local target, operation, rows = E("TARGET"), E("OPERATION"), tonumber(E("ROWS"))
local random = math.random
local headers = { ["Content-Type"] = "application/json", ["Accept"] = "application/json" }
local ids, owners, secrets, sent, run = {}, {}, {}, 0, ""

function init()
  math.randomseed(os.time())
  -- no two runs create the same address
  run = string.format("%x%05x", os.time(), random(0, 0xfffff))
  for line in io.lines(E("SECRETS")) do
    local own = {}
    for secret in line:gmatch("%S+") do own[#own + 1] = secret end
    secrets[#secrets + 1] = own
  end
  if operation == "get" or operation == "patch" then
    for line in io.lines(E("IDS")) do
      local id, owner = line:match("^(%S+) ?(%d*)$")
      ids[#ids + 1], owners[#owners + 1] = id, tonumber(owner) or 1
    end
  end
end

-- with any key of an organization
local function as(number)
  local own = secrets[number]
  if target == "intake" then headers["x-api-key"] = own[random(#own)] else headers["Authorization"] = "Bearer " .. own[1] end
end
local function as_any() as(random(#secrets)) end
-- a number of a person, as its organization
local function anybody() local n = random(#ids); as(owners[n]); return n end

local function send(method, path, body) return wrk.format(method, path, headers, body) end
local function new_email() sent = sent + 1; return "n" .. run .. "." .. sent .. "@bench.example" end

local api, realm = "/api/v1/profiles", "/admin/realms/bench/users"
local attributes = '"attributes":{"sex":["2"],"date_of_birth":["1985-03-22"],"phone":["%s"],"height":["%s"],"weight":["65"],"language":["de"]}}'
local requests = {
  intake = {
    get = function() return send("GET", api .. "/" .. ids[anybody()]) end,
    email = function() as_any(); return send("GET", api .. "?email=user" .. random(rows) .. "%40bench.example") end,
    list = function() as_any(); return send("GET", api .. "?limit=100&offset=0") end,
    list_deep = function() as_any(); return send("GET", api .. "?limit=100&offset=" .. E("OFFSET")) end,
    list_cursor = function() as(1); return send("GET", api .. "?limit=100&cursor=" .. E("CURSOR")) end,
    create = function() as_any(); return send("POST", api, '{"first_name":"Maria","last_name":"Schmidt","sex":2,"date_of_birth":"1985-03-22","profile_group":"bench","email":"' .. new_email() .. '","phone":"+4930123456789","height":168,"weight":65,"language":"de"}') end,
    patch = function() return send("PATCH", api .. "/" .. ids[anybody()], string.format('{"phone":"+49151%08d","height":%d.5}', random(99999999), 150 + random(50))) end,
  },
  keycloak = {
    get = function() return send("GET", realm .. "/" .. ids[anybody()]) end,
    email = function() as(1); return send("GET", realm .. "?exact=true&email=user" .. random(rows) .. "%40bench.example") end,
    list = function() as(1); return send("GET", realm .. "?max=100&first=0") end,
    list_deep = function() as(1); return send("GET", realm .. "?max=100&first=" .. E("OFFSET")) end,
    create = function() as(1); local email = new_email(); return send("POST", realm, string.format('{"username":"%s","email":"%s","firstName":"Maria","lastName":"Schmidt","enabled":true,' .. attributes, email, email, "+4930123456789", "168")) end,
    -- it has no merge patch: attributes that are not sent are lost
    patch = function() local n = anybody(); return send("PUT", realm .. "/" .. ids[n], string.format('{"email":"user%d@bench.example","firstName":"Maria","lastName":"Schmidt",' .. attributes, n, string.format("+49151%08d", random(99999999)), 150 + random(50) .. ".5")) end,
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
