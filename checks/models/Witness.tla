------------------------------- MODULE Witness ------------------------------
(***************************************************************************)
(* Teardown with a memory, for the models that show what can happen.  A    *)
(* `Debug...Inv' says that it cannot, and is meant to be violated.         *)
(***************************************************************************)
EXTENDS MC

VARIABLES
  path,     \* path[s]: the states that side s has been in, in order
  halfRead  \* has A's user taken text after A's FIN was acknowledged?

WitnessInit ==
  /\ Init
  /\ path = [s \in Side |-> <<tcb[s].state>>]
  /\ halfRead = FALSE

WitnessNext ==
  /\ Next
  /\ path' = [s \in Side |-> IF tcb'[s].state = tcb[s].state THEN path[s]
                             ELSE Append(path[s], tcb'[s].state)]
  /\ halfRead' = (halfRead \/ /\ tcb["A"].state = "FIN-WAIT-2"
                              /\ user'["A"].delivered # user["A"].delivered)

WitnessSpec == WitnessInit /\ [][WitnessNext]_<<vars, path, halfRead>>

Orderly == Done /\ \A s \in Side : user[s].fate = "closed"

(* Figure 12.                                                              *)
DebugFourWayInv == ~ (/\ Orderly
  /\ path["A"] = <<"ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT",
                   "CLOSED">>
  /\ path["B"] = <<"ESTABLISHED", "CLOSE-WAIT", "LAST-ACK", "CLOSED">>)

(* Figure 13.                                                              *)
DebugSimultaneousInv == ~ (/\ Orderly
  /\ \A s \in Side : path[s] = <<"ESTABLISHED", "FIN-WAIT-1", "CLOSING",
                                "TIME-WAIT", "CLOSED">>)

(* Note 2 of Figure 5.                                                     *)
DebugFinWithAckInv == ~ (/\ Orderly
  /\ path["A"] = <<"ESTABLISHED", "FIN-WAIT-1", "TIME-WAIT", "CLOSED">>)

(* Text in the other direction after a FIN (3.6).                          *)
DebugHalfCloseInv == ~ (Orderly /\ halfRead)
=============================================================================
