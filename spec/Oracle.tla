------------------------------- MODULE Oracle -------------------------------
(***************************************************************************)
(* The relation as a judge of what implementations do, each under its own  *)
(* policy and configuration.  The numbers are handed over near zero: each  *)
(* of the two sequence spaces is shifted by a constant, which the relation *)
(* does not notice.                                                        *)
(***************************************************************************)
EXTENDS Policies

(***************************************************************************)
(* What the Java endpoint chooses to be, and is judged by: careful, with   *)
(* the range check of MAY-12, and with the permissions MAY-1 and MAY-2.    *)
(***************************************************************************)
Ours == (Careful \ {"IgnoreOldAck"}) \cup
        {"CheckAckRange", "HalfDuplexClose", "ReopenTimeWait"}

Judge(policy, config) ==
  INSTANCE Endpoint WITH Policy <- policy, Config <- config

Outcomes(policy, config, t, ev) == Judge(policy, config)!Outcomes(t, ev)

(***************************************************************************)
(* What a step from t to `after' rests on: a set of sets of options and    *)
(* deviations, one for each outcome that is that step.  Empty if there is  *)
(* none: the step is not what RFC 9293 permits under this policy.          *)
(***************************************************************************)
Explanations(policy, config, t, ev, after, tells) ==
  {o.needs : o \in {x \in Outcomes(policy, config, t, ev) :
                      x.tcb = after /\ x.tells = tells}}
=============================================================================
